import type { User } from "../../../automox/model/person";
import type { ZoneRole } from "../../../automox/model/zone";
import type { AutomoxErrorKind } from "../../../automox/transport/errors";
import { failedWith } from "../../calls/failed-with";
import type { PersonState } from "../../person/state";
import type { Place } from "../../run/place";
import type { Directory, NumberedZone } from "./directory";

/**
 * What the account says of one person right now. `unknown`: Automox refused to answer. It also refuses for
 * people who do not exist, so a refusal proves nothing.
 */
export type Asked<T> = T | undefined | "unknown";

export const isTold = <T extends object>(asked: Asked<T>): asked is T => typeof asked === "object";

/** Turns a refusal into `unknown`, and so the other failures that the caller names. */
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

interface Asking extends Pick<Place, "calling"> {
  readonly directory: Directory;
}

export const askUser = ({ directory, calling }: Asking, uuid: string): Promise<Asked<User>> =>
  asked(async () => (await directory.account(calling)).user(uuid, calling));

/**
 * An answer with fewer zones than it announces is `unknown` too; then the caller asks the lists of the zones.
 */
export const askZones = ({ directory, calling }: Asking, uuid: string): Promise<Asked<readonly ZoneRole[]>> =>
  asked(async () => (await directory.account(calling)).zonesOf(uuid, calling), "unreadable");

/** A pending person without a UUID: no call can name them yet. */
export const isHidden = ({ status, uuid }: Pick<PersonState, "status" | "uuid">): boolean =>
  status === "pending" && uuid === null;

/**
 * Reads the person and their zones; undefined where either answer does not show the person in this zone. A role that is
 * not named there is not told.
 */
export async function askMember(
  at: Asking,
  uuid: string,
  { id }: Pick<NumberedZone, "id">,
): Promise<User | undefined> {
  const [user, zones] = await Promise.all([askUser(at, uuid), askZones(at, uuid)]);
  if (!isTold(user) || !isTold(zones)) return undefined;
  const here = zones.find(({ zone }) => zone === id);
  return here && (here.role === null ? user : { ...user, role: here.role });
}
