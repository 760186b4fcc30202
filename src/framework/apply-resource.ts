import { type Path, printPath } from "../cty/path";
import { isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "../cty/value";
import { changedAttributes } from "./align";
import { collecting, type SavingCall } from "./call";
import { type Diagnostic, error, hasErrors, ourBug, warning } from "./diagnostics";
import { act, guarded } from "./guarded";
import { type Outcome, settleOutcome } from "./outcome";
import type { Running } from "./plan-resource";
import { decodePrivate, encodeState, type PlannedPrivate, type PrivateData } from "./private-data";
import type { AnyResource } from "./resource";

export interface ApplyRequest {
  readonly prior: ObjectValue | null;
  /** null: destroy. */
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly plannedPrivate: Uint8Array;
}

export interface ApplyAnswer {
  /** The best known state, also beside errors; null: nothing is there. */
  readonly state: ObjectValue | null;
  readonly privateData: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** ApplyResourceChange, in framework types. Never throws. */
export async function applyResource<Api>(
  resource: AnyResource<Api>,
  request: ApplyRequest,
  running: Running<Api>,
): Promise<ApplyAnswer> {
  const attempt = new Attempt(resource, request, running);
  if (request.planned === null) return attempt.destroy();
  if (request.prior === null) return attempt.create(request.planned);
  if (onlyPolicyDiffers(resource, request.prior, request.planned)) return attempt.keep(request.planned);
  return attempt.update(request.planned, request.prior);
}

/** Only what says how the provider acts differs: storing it is the whole change. */
function onlyPolicyDiffers<Api>(
  resource: AnyResource<Api>,
  prior: ObjectValue,
  planned: ObjectValue,
): boolean {
  return changedAttributes(resource.schema, planned, prior).every((name) => resource.schema[name]?.policy);
}

class Attempt<Api> {
  private readonly resource: AnyResource<Api>;
  private readonly request: ApplyRequest;
  private readonly running: Running<Api>;
  private readonly found: Diagnostic[];
  private readonly call: SavingCall<Api, ObjectValue>;
  private readonly privately: PlannedPrivate;
  private kept: PrivateData;
  private saved: ObjectValue | undefined;

  constructor(resource: AnyResource<Api>, request: ApplyRequest, running: Running<Api>) {
    this.resource = resource;
    this.request = request;
    this.running = running;
    this.privately = decodePrivate(request.plannedPrivate);
    this.kept = this.privately.state;
    const { call, found } = collecting(running);
    this.found = found;
    this.call = {
      ...call,
      private: this.privately.state,
      told: this.privately.plan ?? {},
      keep: (data) => {
        this.kept = data;
      },
      saved: (state) => {
        this.saved = state;
      },
    };
  }

  async destroy(): Promise<ApplyAnswer> {
    const { prior } = this.request;
    if (prior === null) return this.answer(null, []);
    const thrown = await this.guard("delete", prior, async () => {
      await this.resource.delete(prior as never, this.call);
    });
    return this.answer(hasErrors(thrown) ? prior : null, thrown);
  }

  keep(planned: ObjectValue): ApplyAnswer {
    return this.answer(planned, []);
  }

  async create(planned: ObjectValue): Promise<ApplyAnswer> {
    let result: ObjectValue | undefined;
    const thrown = await this.guard("create", planned, async () => {
      result = (await this.resource.create(planned as never, this.call as never)) as ObjectValue;
    });
    const reached = result ?? this.saved;
    if (!reached) return this.answer(null, thrown);
    const outcome = this.settle(reached, planned);
    const state = filled(outcome.asPlanned);
    // From the moment something exists, an error would taint it and the next apply would destroy it.
    const repairs = [
      ...thrown.map((diagnostic) => asWarning(this.name("create", planned), diagnostic)),
      ...outcome.refused.map((path) => this.refusal(path, planned, "warning")),
    ];
    return this.answer(state, [...repairs, ...this.leftovers(outcome.asPlanned)]);
  }

  async update(planned: ObjectValue, prior: ObjectValue): Promise<ApplyAnswer> {
    let result: ObjectValue | undefined;
    const thrown = await this.guard("update", planned, async () => {
      result = (await this.resource.update(
        { plan: planned, prior } as never,
        this.call as never,
      )) as ObjectValue;
    });
    if (!result) return this.answer(this.saved ?? prior, thrown);
    const outcome = this.settle(result, planned);
    const refusals = outcome.refused.map((path) => this.refusal(path, planned, "error"));
    // Where something was refused nothing false is stored; core skips its own check beside errors.
    const state = refusals.length > 0 ? outcome.asAnswered : outcome.asPlanned;
    return this.answer(filled(state), [...refusals, ...this.leftovers(state)]);
  }

  private settle(result: ObjectValue, planned: ObjectValue): Outcome {
    const config = this.request.config ?? Object.create(null);
    const outcome = settleOutcome(this.resource.schema, { config, planned, result });
    for (const path of outcome.moved) {
      this.running.log.info("a value moved between plan and apply; the next refresh shows it", {
        attribute: printPath(path),
        resource: this.name("update", planned),
      });
    }
    return outcome;
  }

  private refusal(path: Path, planned: ObjectValue, severity: "error" | "warning"): Diagnostic {
    const { type } = this.resource;
    const say = severity === "error" ? error : warning;
    const later =
      severity === "error"
        ? "The state holds what the API answered. Apply again, or write the value that the API keeps."
        : "It exists and is stored as planned; the next plan shows the difference and its apply repairs it.";
    return say({
      code: "apply/value-not-taken",
      summary: `${type} ${this.resource.nameOf(planned as never)}: ${printPath(path)} was not taken`,
      detail: `The API accepted the request but answered another value for ${printPath(path)}. ${later}`,
      path,
    });
  }

  private leftovers(state: ObjectValue): readonly Diagnostic[] {
    if (isWhollyKnown(state)) return [];
    return [ourBug(`Cannot store ${this.resource.type}`, "An attribute was still unknown after apply.")];
  }

  private name(operation: "create" | "update" | "delete", values: ObjectValue): string {
    return act(this.resource, operation, values).name;
  }

  private guard(operation: "create" | "update" | "delete", values: ObjectValue, run: () => Promise<void>) {
    return guarded(this.running.explain, act(this.resource, operation, values), run);
  }

  private answer(state: ObjectValue | null, diagnostics: readonly Diagnostic[]): ApplyAnswer {
    return {
      state,
      privateData: state === null ? new Uint8Array(0) : encodeState(this.kept),
      diagnostics: [...diagnostics, ...this.found],
    };
  }
}

const filled = (state: ObjectValue): ObjectValue => {
  const copy: Record<string, Value> = Object.create(null);
  for (const [name, value] of Object.entries(state)) copy[name] = value === UNKNOWN ? null : value;
  return copy;
};

/** The failed step after something already exists, in words that say it will be repaired. */
const asWarning = (name: string, diagnostic: Diagnostic): Diagnostic => {
  const { path: _unused, ...rest } = diagnostic;
  return {
    ...rest,
    severity: "warning",
    detail:
      `${diagnostic.detail}\n\n${name} exists and is in the state as planned, not tainted. The next plan shows ` +
      "what is still different, and its apply repairs it.",
  };
};
