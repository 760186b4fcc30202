import type { ZoneRole } from "../../../automox/model/zone";
import type { Departure } from "../contract";
import type { AccountPlace } from "./account-place";

/** Milliseconds before each look. Terraform has begun all removals of a run within seconds, or not at all by then. */
const UNTIL_BEGUN_MS = [500, 1_000, 2_000];
const UNTIL_GONE_MS = [...UNTIL_BEGUN_MS, 4_000, 8_000, 14_500];

/**
 * Asks for the zones that a person has beside those that are taken. Memberships that go in the same run have their time:
 * Terraform orders them only where one refers to the other.
 */
export async function onceOthersHaveGone(
  { run, calling }: AccountPlace,
  { email, goingToo }: Pick<Departure, "email" | "goingToo">,
  {
    known,
    again,
  }: { readonly known: readonly ZoneRole[]; readonly again: () => Promise<readonly ZoneRole[]> },
): Promise<readonly ZoneRole[]> {
  let others = known;
  for (let look = 0; ; look += 1) {
    const leaving = [...goingToo, ...run.ledger.leaving.of(email)];
    const isGoing = others.every(({ organizationId = Number.NaN }) => leaving.includes(organizationId));
    const pause = (isGoing ? UNTIL_GONE_MS : UNTIL_BEGUN_MS)[look];
    if (others.length === 0 || pause === undefined) return others;
    await run.clock.sleep(pause, calling.signal);
    others = await again();
  }
}
