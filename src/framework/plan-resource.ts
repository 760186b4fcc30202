import { type Path, printPath } from "../cty/path";
import type { ObjectValue } from "../cty/value";
import type { Schema } from "./attribute";
import { type CallParts, collecting } from "./call";
import type { Diagnostic } from "./diagnostics";
import { act, type Explainer, guarded } from "./guarded";
import { applyPatch } from "./plan-patch";
import { planValues } from "./plan-values";
import { decodePrivate, encodePlan, NO_PRIVATE } from "./private-data";
import type { AnyResource, Change, PlanPatch } from "./resource";

interface PlanRequest {
  readonly prior: ObjectValue | null;
  /** null: the object shall be destroyed. */
  readonly config: ObjectValue | null;
  readonly priorPrivate: Uint8Array;
  /** What a saved plan has, while it is applied (Terraform 1.16 and later); else empty. */
  readonly plannedPrivate?: Uint8Array;
}

interface PlanAnswer {
  readonly planned: ObjectValue | null;
  /** Sorted, without duplicates. */
  readonly replace: readonly Path[];
  readonly privateData: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Running<Api> extends CallParts<Api> {
  readonly explain: Explainer;
}

/**
 * PlanResourceChange, in framework types: the schema's plan (see planValues) and what the author's `plan` adds.
 * Planning again with the same input says the same, as far as the author's function does.
 */
export async function planResource<Api>(
  resource: AnyResource<Api>,
  request: PlanRequest,
  running: Running<Api>,
): Promise<PlanAnswer> {
  const { prior, config } = request;
  if (config === null) return planDelete(resource, request, running);
  const given = decodePrivate(request.priorPrivate);
  const saved = decodePrivate(request.plannedPrivate ?? NO_PRIVATE.stateBytes);
  // A replacement is planned a second time as a creation, with the bytes of its first plan. What the old
  // object kept is not the new one's.
  const kept = prior === null ? NO_PRIVATE : given;
  const proposal = { schema: resource.schema, prior, config };
  const values = planValues(proposal);
  const { call, found } = collecting(running);
  const doing = act(resource, "plan", values.planned);
  const { answer: patch, thrown } = await guarded(running.explain, doing, async () => {
    const { planned, differs } = values;
    const change: Change<Schema> = {
      ...{ config, planned, differs, private: kept.state, replaces: namesOf(values.replace) },
      prior: prior as Change<Schema>["prior"],
      replacing: prior === null ? given.plan : undefined,
      saved: saved.plan,
    };
    return (await resource.plan?.(change, call)) as PlanPatch<never> | undefined;
  });
  const { planned, misuse } = applyPatch(resource, proposal, { values, patch });
  const asked = (patch?.replace ?? []).map((attribute): Path => [{ attribute }]);
  return {
    planned,
    replace: prior ? distinct([...values.replace, ...asked]) : [],
    privateData: encodePlan(kept, patch?.tell ?? {}),
    diagnostics: [...thrown, ...found, ...misuse],
  };
}

async function planDelete<Api>(
  resource: AnyResource<Api>,
  { prior, priorPrivate }: PlanRequest,
  running: Running<Api>,
): Promise<PlanAnswer> {
  const { call, found } = collecting(running);
  const doing = act(resource, "plan", prior);
  const { answer: patch, thrown } = await guarded(running.explain, doing, async () =>
    prior === null ? undefined : resource.planDelete?.(prior as never, call),
  );
  const { tell } = patch ?? {};
  const privateData = tell ? encodePlan(decodePrivate(priorPrivate), tell) : priorPrivate;
  return { planned: null, replace: [], privateData, diagnostics: [...thrown, ...found] };
}

/** The attributes at the head of paths, each once. */
const namesOf = (paths: readonly Path[]): readonly string[] => [
  ...new Set(paths.flatMap(([step]) => (step && "attribute" in step ? [step.attribute] : []))),
];

function distinct(paths: readonly Path[]): readonly Path[] {
  const byText = new Map(paths.map((path) => [printPath(path), path]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}
