import type { AccountPlace } from "./account-place";
import type { NumberedZone } from "./directory";
import type { Holder } from "./holders";

interface Taken extends Holder {
  readonly zones: readonly NumberedZone[];
}

type Asking = Pick<AccountPlace, "run" | "calling">;

/** Others in flight, who share the proof, wait for this one in each of the zones. */
export function takingTogether<T>(
  at: Asking,
  { zones, ...holder }: Taken,
  work: () => Promise<T>,
): Promise<T> {
  const [zone, ...others] = zones;
  if (!zone) return work();
  const { removals } = at.run.organization(zone.organizationId);
  return removals.during(holder.email, () => takingTogether(at, { ...holder, zones: others }, work));
}

/**
 * Asked right before the calls; what it returns says, after them, whether the shared listing of each zone proves that the
 * person is gone from it. A list that did not show them before proves nothing by not showing them afterwards.
 */
export function zonesThatShow(
  { run, calling }: Asking,
  { email, uuid, zones }: Taken,
): () => Promise<boolean> {
  const organizations = zones.map(({ organizationId }) => run.organization(organizationId));
  if (!organizations.every(({ roster }) => roster.hasShown({ userId: null, uuid }))) return async () => false;
  return async () => {
    const removal = { email, userId: null, uuid, calling };
    const proofs = await Promise.all(organizations.map(({ removals }) => removals.isProven(removal)));
    return proofs.every(Boolean);
  };
}
