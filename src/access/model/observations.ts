import { grouped } from "../facts/order";
import { attributesOf } from "./cause";
import type { Change } from "./change";
import type { Observation } from "./difference";
import { instanceChanges, whole } from "./instance-changes";
import type { PersonChange, Plan } from "./plan";

/**
 * What the refresh saw beside what the plan's changes undo. Terraform's JSON lists every such change, also what its
 * own text leaves out.
 */
export function observationsOf(plan: Plan, changes: readonly Change[]): readonly Observation[] {
  const own = changes.filter(({ cause, source }) => cause !== "change" && source.stack === plan.stack);
  const handled = grouped(own, ({ source }) => source.address);
  return plan.drift.flatMap((drift) => seenIn(drift, handled.get(drift.address) ?? []));
}

function seenIn(drift: PersonChange, handled: readonly Change[]): readonly Observation[] {
  const { before, after, values } = drift;
  if (!before) return [];
  // Whoever is gone was taken out by somebody else, whatever the configuration would have done.
  const asSeen = values && { ...values, before: { ...values.before, on_destroy: null } };
  const seen = instanceChanges({ ...drift, values: after ? values : asSeen, importing: null });
  const parts = seen.map((part) => whole(part, drift));
  if (!after) {
    const gone = parts.filter(({ place }) => place.scope === "organization");
    return handled.length > 0 ? [] : gone.map((change) => ({ kind: "gone", change: { ...change, why: [] } }));
  }
  const undone = new Set(handled.flatMap(attributesOf));
  const isNews = (change: Change) =>
    (change.kind === "access" ? !isOfStatus(change) : change.fields.length > 0) &&
    !attributesOf(change).some((name) => name !== "status" && name !== "active" && undone.has(name));
  const [base] = parts;
  if (!base) return [];
  const status = statusSeen(before.status, after.status);
  const from = { role: base.from?.role ?? null, status: before.status };
  const change: Change = { ...base, kind: "access", from, to: { ...from, status: after.status }, fields: [] };
  const of = (kind: Observation["kind"]): Observation => ({ kind, change });
  return [
    ...(status === undefined ? [] : [of(status)]),
    ...(!before.stale && after.stale && handled.length === 0 ? [of("stale")] : []),
    ...parts.filter(isNews).map((change): Observation => ({ kind: "changed", change })),
  ];
}

const isOfStatus = ({ from, to }: Change) => from !== null && to !== null && from.status !== to.status;

function statusSeen(from: string | null, to: string | null): "accepted" | "disabled" | "enabled" | undefined {
  if (from === "pending" && to === "active") return "accepted";
  if (from !== to && to === "disabled") return "disabled";
  return from === "disabled" && to === "active" ? "enabled" : undefined;
}
