import type { User } from "../../../automox/model/person";
import { type Place, placeIn } from "../../run/place";
import { listedNow } from "../../writing/look";
import type { NumberedZone } from "./directory";

/** Somebody who has zones. */
export interface Holder {
  readonly email: string;
  readonly uuid: string;
}

type Zones = readonly Pick<NumberedZone, "organizationId">[];

/**
 * The person, under this UUID or under none, in listings of these zones begun now. They decide where Automox
 * refuses to tell of one person.
 */
export async function holdersNow(at: Place, { email, uuid }: Holder, zones: Zones): Promise<readonly User[]> {
  const found: User[] = [];
  for (const { organizationId } of zones) {
    const user = await listedNow(placeIn(at, organizationId), email);
    if (user && (user.uuid === undefined || user.uuid === uuid)) found.push(user);
  }
  return found;
}

/** Takes the person out of what later reads of this run see of these zones. */
export function noteTaken({ run }: Place, email: string, zones: Zones): void {
  for (const { organizationId } of zones) run.organization(organizationId).roster.overlay.removed(email);
}
