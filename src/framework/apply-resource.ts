import { bareObject } from "../cty/bare-object";
import { printPath } from "../cty/path";
import { isWhollyKnown, type ObjectValue, transform, UNKNOWN } from "../cty/value";
import { adopt } from "./adopt";
import { attributeOf, changedAttributes } from "./align";
import { bugWhere, notTaken, somethingMissing, stillThere } from "./apply-words";
import { collecting, type SavingCall } from "./call";
import { type Diagnostic, hasErrors } from "./diagnostics";
import { act, guarded } from "./guarded";
import { objectType } from "./object-type";
import { type Outcome, settleOutcome } from "./outcome";
import type { Running } from "./plan-resource";
import { decodePrivate, encodeState, type PlannedPrivate, type PrivateData } from "./private-data";
import type { Act } from "./provider";
import type { AnyResource } from "./resource";

interface ApplyRequest {
  readonly prior: ObjectValue | null;
  /** null: destroy. */
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly plannedPrivate: Uint8Array;
}

interface ApplyAnswer {
  /** The best known state, also beside errors; null: nothing is there. Wholly known. */
  readonly state: ObjectValue | null;
  readonly privateData: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * ApplyResourceChange, in framework types. Throws only before an author's function runs (private data
 * that cannot be read); from then on every failure is a diagnostic beside the best known state.
 */
export async function applyResource<Api>(
  resource: AnyResource<Api>,
  request: ApplyRequest,
  running: Running<Api>,
): Promise<ApplyAnswer> {
  const attempt = new Attempt(resource, request, running);
  const { prior, planned } = request;
  if (planned === null) return attempt.destroy();
  if (prior === null) return attempt.create(planned);
  return onlyPolicyDiffers(resource, prior, planned) ? attempt.keep(planned) : attempt.update(planned, prior);
}

/** Only what says how the provider acts differs: storing it is the whole change. */
function onlyPolicyDiffers<Api>(
  resource: AnyResource<Api>,
  prior: ObjectValue,
  planned: ObjectValue,
): boolean {
  return changedAttributes(resource.schema, planned, prior).every((name) => resource.schema[name]?.policy);
}

interface Ending {
  readonly doing: Act;
  /** What is stored if the ending itself fails. */
  readonly fallback: ObjectValue;
}

class Attempt<Api> {
  private readonly resource: AnyResource<Api>;
  private readonly request: ApplyRequest;
  private readonly running: Running<Api>;
  private readonly found: Diagnostic[];
  private readonly call: SavingCall<Api, ObjectValue>;
  private readonly given: PlannedPrivate;
  private kept: PrivateData | undefined;
  private saved: unknown;

  constructor(resource: AnyResource<Api>, request: ApplyRequest, running: Running<Api>) {
    this.resource = resource;
    this.request = request;
    this.running = running;
    this.given = decodePrivate(request.plannedPrivate);
    const { call, found } = collecting(running);
    this.found = found;
    this.call = {
      ...call,
      private: this.given.state,
      told: this.given.plan ?? {},
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
    const { thrown } = await this.guard(act(this.resource, "delete", prior), () =>
      this.resource.delete(prior as never, this.call),
    );
    return this.answer(hasErrors(thrown) ? prior : null, thrown);
  }

  keep(planned: ObjectValue): ApplyAnswer {
    return this.answer(planned, []);
  }

  async create(planned: ObjectValue): Promise<ApplyAnswer> {
    const doing = act(this.resource, "create", planned);
    const { answer, thrown } = await this.guard(doing, () =>
      this.resource.create(planned as never, this.call as never),
    );
    const reached = answer ?? this.saved;
    if (reached === undefined || reached === null)
      return this.answer(null, thrown.length > 0 ? thrown : [somethingMissing(doing)]);
    return this.finish({ doing, fallback: planned }, () => {
      const { values, faults } = adopt(this.resource.schema, reached);
      const outcome = this.settle(values, planned);
      // From the moment something exists, an error would taint it and the next apply would destroy it.
      const failures = thrown.map((diagnostic) => stillThere(doing, diagnostic));
      // A create that stopped half-way has not asked for everything yet, so nothing was refused.
      const refused = thrown.length > 0 ? [] : outcome.refused;
      return this.answer(this.filled(outcome.asPlanned), [
        ...failures,
        ...refused.map((path) => notTaken(doing, path, "warning")),
        ...bugWhere(doing, { faults, values, severity: "warning" }),
      ]);
    });
  }

  async update(planned: ObjectValue, prior: ObjectValue): Promise<ApplyAnswer> {
    const doing = act(this.resource, "update", planned);
    const { answer, thrown } = await this.guard(doing, () =>
      this.resource.update({ plan: planned, prior } as never, this.call as never),
    );
    const reached = answer ?? this.saved;
    if (reached === undefined || reached === null)
      return this.answer(prior, thrown.length > 0 ? thrown : [somethingMissing(doing)]);
    return this.finish({ doing, fallback: prior }, () => {
      const { values, faults } = adopt(this.resource.schema, reached);
      const outcome = this.settle(values, planned);
      const refusals = thrown.length > 0 ? [] : outcome.refused.map((path) => notTaken(doing, path, "error"));
      // Core does not compare with the plan beside errors, so then nothing false need be stored.
      const bugs = bugWhere(doing, { faults, values, severity: "error" });
      const failures = [...thrown, ...refusals, ...bugs];
      const state = failures.length > 0 ? outcome.asAnswered : outcome.asPlanned;
      return this.answer(this.filled(state, prior), failures);
    });
  }

  /** What comes after the author's function must not lose what that has done, not even by a bug of ours. */
  private finish({ doing, fallback }: Ending, end: () => ApplyAnswer): ApplyAnswer {
    try {
      return end();
    } catch (error) {
      const diagnostics = this.running.explain(error, doing);
      const told =
        doing.operation === "create" ? diagnostics.map((each) => stillThere(doing, each)) : diagnostics;
      return this.answer(this.filled(fallback), told);
    }
  }

  private settle(result: ObjectValue, planned: ObjectValue): Outcome {
    const config = this.request.config ?? bareObject();
    const outcome = settleOutcome(this.resource.schema, {
      config,
      prior: this.request.prior ?? undefined,
      planned,
      result,
    });
    for (const path of outcome.moved) {
      this.running.log.info("a value moved between plan and apply; the next refresh shows it", {
        attribute: printPath(path),
        type: this.resource.type,
      });
    }
    return outcome;
  }

  /** No unknown value may reach a state: what was known before stands in for it, or null. */
  private filled(state: ObjectValue, known?: ObjectValue): ObjectValue {
    if (isWhollyKnown(state)) return state;
    const complete = Object.assign(bareObject<unknown>(), state);
    for (const [name, value] of Object.entries(state)) {
      if (value === UNKNOWN) complete[name] = attributeOf(known, name);
    }
    const { schema } = this.resource;
    return transform(objectType(schema), complete as ObjectValue, (_path, _type, value) =>
      value === UNKNOWN ? null : value,
    ) as ObjectValue;
  }

  private guard(doing: Act, run: () => Promise<unknown>) {
    return guarded(this.running.explain, doing, run);
  }

  private answer(state: ObjectValue | null, diagnostics: readonly Diagnostic[]): ApplyAnswer {
    const privateData = this.kept === undefined ? this.given.stateBytes : encodeState(this.kept);
    return {
      state,
      privateData: state === null ? new Uint8Array(0) : privateData,
      diagnostics: [...diagnostics, ...this.found],
    };
  }
}
