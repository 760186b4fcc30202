import { type Path, printPath } from "../cty/path";
import { equal, type ObjectValue, type Value } from "../cty/value";
import { type CallParts, collecting } from "./call";
import { type Diagnostic, ourBug } from "./diagnostics";
import { act, type Explainer, guarded } from "./guarded";
import { attributeType } from "./object-type";
import { planValues } from "./plan-values";
import { decodePrivate, encodePlan, encodeState } from "./private-data";
import type { AnyResource, PlanPatch } from "./resource";

export interface PlanRequest {
  readonly prior: ObjectValue | null;
  /** null: the object shall be destroyed. */
  readonly config: ObjectValue | null;
  readonly priorPrivate: Uint8Array;
}

export interface PlanAnswer {
  readonly planned: ObjectValue | null;
  readonly replace: readonly Path[];
  readonly privateData: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Running<Api> extends CallParts<Api> {
  readonly explain: Explainer;
}

/** PlanResourceChange, in framework types. */
export async function planResource<Api>(
  resource: AnyResource<Api>,
  request: PlanRequest,
  running: Running<Api>,
): Promise<PlanAnswer> {
  const { prior, config } = request;
  if (config === null) return planDelete(resource, request, running);
  const kept = decodePrivate(request.priorPrivate);
  const values = planValues({ schema: resource.schema, prior, config });
  const { call, found } = collecting(running);
  let patch: PlanPatch<never> | undefined;
  const thrown = await guarded(running.explain, act(resource, "plan", values.planned), async () => {
    patch = (await resource.plan?.(
      {
        config,
        prior,
        planned: values.planned,
        differs: values.differs,
        replaces: values.replace.map(([first]) => (first && "attribute" in first ? first.attribute : "")),
        private: kept.state,
        replacing: prior === null ? kept.plan : undefined,
      },
      call,
    )) as PlanPatch<never> | undefined;
  });
  const misuse = patch ? misused(resource, config, patch) : [];
  const planned = patch?.set ? Object.assign(Object.create(null), values.planned, patch.set) : values.planned;
  const replace = [...values.replace, ...(patch?.replace ?? []).map((attribute) => [{ attribute }])];
  return {
    planned,
    replace: prior ? dedupe(replace) : [],
    privateData: encodePlan(kept.state, (patch?.tell ?? {}) as never),
    diagnostics: [...thrown, ...found, ...misuse],
  };
}

async function planDelete<Api>(
  resource: AnyResource<Api>,
  { prior, priorPrivate }: PlanRequest,
  running: Running<Api>,
): Promise<PlanAnswer> {
  const { call, found } = collecting(running);
  const thrown = await guarded(running.explain, act(resource, "plan", prior ?? {}), async () => {
    await resource.planDelete?.(prior as never, call);
  });
  const { state } = decodePrivate(priorPrivate);
  return { planned: null, replace: [], privateData: encodeState(state), diagnostics: [...thrown, ...found] };
}

/** A plan may decide only what nobody configured; core would refuse the rest with a message that blames nobody. */
function misused<Api>(
  resource: AnyResource<Api>,
  config: ObjectValue,
  patch: PlanPatch<never>,
): readonly Diagnostic[] {
  const set = (patch.set ?? {}) as { readonly [name: string]: Value };
  return Object.entries(set)
    .filter(([name, value]) => {
      const attribute = resource.schema[name];
      if (!attribute) return true;
      const written = config[name] ?? null;
      if (written !== null) return !equal(attributeType(attribute), written, value);
      return attribute.mode !== "computed" && attribute.mode !== "proposed";
    })
    .map(([name]) =>
      ourBug(
        `Cannot plan ${resource.type}`,
        `Planning set ${printPath([{ attribute: name }])}, which only the configuration may decide.`,
      ),
    );
}

function dedupe(paths: readonly Path[]): readonly Path[] {
  const byText = new Map(paths.map((path) => [printPath(path), path]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}
