import type { User } from "../../../automox/model/person";
import type { ZoneRole } from "../../../automox/model/zone";
import type { AutomoxErrorKind } from "../../../automox/transport/errors";
import { failedWith } from "../../calls/failed-with";
import { overlaid } from "../../person/person";
import type { PersonState } from "../../person/state";
import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";

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

type Asking = Pick<AccountPlace, "directory" | "calling">;

export const askUser = ({ directory, calling }: Asking, uuid: string): Promise<Asked<User>> =>
  asked(async () => (await directory.account(calling)).user(uuid, calling));

/** Fewer zones than the answer itself announces prove nothing either; then the lists of the zones decide. */
export const askZones = ({ directory, calling }: Asking, uuid: string): Promise<Asked<readonly ZoneRole[]>> =>
  asked(async () => (await directory.account(calling)).zonesOf(uuid, calling), "unreadable");

/** Pending, and Automox has shown nobody yet whom a call could name. */
export const isHidden = ({ status, uuid }: Pick<PersonState, "status" | "uuid">): boolean =>
  status === "pending" && uuid === null;

/** One person in one zone, by two reads; undefined where either does not show them there. */
export async function askMember(
  at: Asking,
  uuid: string,
  { id }: Pick<NumberedZone, "id">,
): Promise<User | undefined> {
  const [user, zones] = await Promise.all([askUser(at, uuid), askZones(at, uuid)]);
  if (!isTold(user) || !isTold(zones)) return undefined;
  const here = zones.find(({ zone }) => zone === id);
  return here && overlaid(user, { email: user.email, role: here.role ?? null });
}
