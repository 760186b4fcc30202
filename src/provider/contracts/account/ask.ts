import type { Account } from "../../../automox/account";
import type { User } from "../../../automox/model/person";
import type { ZoneRole } from "../../../automox/model/zone";
import type { AutomoxErrorKind } from "../../../automox/transport/errors";
import type { Calling } from "../../calls/calling";
import { failedWith } from "../../calls/failed-with";
import { overlaid } from "../../person/person";
import type { PersonState } from "../../person/state";

/**
 * What the account says of one person right now. `unknown`: it refused, which Automox also does for what does
 * not exist, so it proves nothing either way.
 */
export type Asked<T> = T | undefined | "unknown";

export const isTold = <T extends object>(asked: Asked<T>): asked is T => typeof asked === "object";

/** Turns a refusal into `unknown`, and other kinds that the caller can live with. */
export async function asked<T>(
  ask: () => Promise<T | undefined>,
  ...others: readonly AutomoxErrorKind[]
): Promise<Asked<T>> {
  try {
    return await ask();
  } catch (error) {
    if (failedWith(error, "forbidden", ...others)) return "unknown";
    throw error;
  }
}

export const askUser = (account: Account, uuid: string, calling: Calling): Promise<Asked<User>> =>
  asked(() => account.user(uuid, calling));

/** Fewer zones than the answer itself announces prove nothing either; then the lists of the zones decide. */
export const askZones = (
  account: Account,
  uuid: string,
  calling: Calling,
): Promise<Asked<readonly ZoneRole[]>> => asked(() => account.zonesOf(uuid, calling), "unreadable");

/** Pending, and Automox has shown nobody yet whom a call could name. */
export const isHidden = ({ status, uuid }: Pick<PersonState, "status" | "uuid">): boolean =>
  status === "pending" && uuid === null;

interface Place {
  readonly account: Account;
  /** UUID of the zone. */
  readonly zone: string;
}

/** One person in one zone, by two reads; undefined where either does not show them there. */
export async function askMember(
  { account, zone }: Place,
  uuid: string,
  calling: Calling,
): Promise<User | undefined> {
  const [user, zones] = await Promise.all([
    askUser(account, uuid, calling),
    askZones(account, uuid, calling),
  ]);
  if (!isTold(user) || !isTold(zones)) return undefined;
  const here = zones.find(({ zone: id }) => id === zone);
  return here && overlaid(user, { email: user.email, role: here.role ?? null });
}
