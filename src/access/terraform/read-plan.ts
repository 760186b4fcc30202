import { AccessError } from "../cli/access-error";
import { byAddress } from "../facts/order";
import { readConfiguration } from "../model/configuration";
import type { FailedCheck } from "../model/difference";
import type { Invocation, PersonChange, Plan } from "../model/plan";
import {
  asConfigured,
  isOtherChange,
  toFailedCheck,
  toInvocation,
  toPersonChange,
} from "../model/resource-change";
import type { ConstructPaths } from "./construct-paths";
import { checkFormatVersion, isNoWholePlan, isRedactedPlan, REDACTED } from "./format-version";
import { sliceJson } from "./json-slices";
import { hasPeople } from "./read-state";
import { asUtf8 } from "./utf8";

const PRIOR_STATE = "prior_state";
const VALUES = [
  "format_version",
  "terraform_version",
  "timestamp",
  "complete",
  "errored",
  "configuration",
  "values",
  PRIOR_STATE,
  "@level",
  REDACTED,
];
const ELEMENTS = [
  "resource_changes",
  "resource_drift",
  "deferred_changes",
  "action_invocations",
  "deferred_action_invocations",
  "checks",
];

interface PlanSource {
  readonly stack?: string | null;
  readonly constructPaths?: ConstructPaths;
}

/**
 * Reads what `terraform show -json PLAN` prints, format 1.x, keeping people only: memory grows with the
 * people, not with the text. Throws AccessError where it is something else, was cut, or has another major
 * version.
 */
export async function readPlan(
  bytes: AsyncIterable<Uint8Array | string>,
  { stack = null, constructPaths }: PlanSource = {},
): Promise<Plan> {
  const values = new Map<string, unknown>();
  const changes: PersonChange[] = [];
  const drift: PersonChange[] = [];
  const deferred: PersonChange[] = [];
  const actions: Invocation[] = [];
  const checks: FailedCheck[] = [];
  let otherChanges = 0;
  let hasChanges = false;
  const context = {
    stack,
    constructPath: (type: string, name: string) => constructPaths?.get(`${type}.${name}`) ?? null,
  };
  await sliceJson(asUtf8(bytes), {
    values: VALUES,
    elements: ELEMENTS,
    // It says all of that once more.
    skips: (name) => name === PRIOR_STATE && hasChanges,
    onValue(name, value) {
      values.set(name, value);
      // Terraform writes it first: what follows may have another shape.
      if (name === "format_version") checkFormatVersion(value, "plan");
      if (name === "@level") throw isLog();
      if (name === REDACTED) throw isRedactedPlan();
    },
    onElement(name, element) {
      if (name === "checks") push(checks, toFailedCheck(element));
      else if (name === "action_invocations") actions.push(toInvocation(element, false));
      else if (name === "deferred_action_invocations")
        actions.push(toInvocation((element as { action_invocation?: unknown }).action_invocation, true));
      else if (name === "deferred_changes")
        push(deferred, toPersonChange((element as { resource_change?: unknown }).resource_change, context));
      else {
        const change = toPersonChange(element, context);
        if (name === "resource_drift") push(drift, change);
        else {
          hasChanges = true;
          push(changes, change);
          if (!change && isOtherChange(element)) otherChanges += 1;
        }
      }
    },
  });
  const formatVersion = checkFormatVersion(values.get("format_version"), "plan");
  if (!hasChanges && !values.has("complete") && !values.has("timestamp"))
    throw values.has("values") ? isState() : isNoWholePlan();
  const configuration = readConfiguration(values.get("configuration"));
  const configured = (list: readonly PersonChange[]) =>
    list.map((change) => asConfigured(change, configuration)).sort(byAddress);
  const current = changes.filter(({ deposed }) => !deposed);
  return {
    stack,
    formatVersion,
    terraformVersion: text(values.get("terraform_version")),
    timestamp: text(values.get("timestamp")),
    complete: told(values.get("complete")),
    errored: told(values.get("errored")),
    isRefreshOnly: !hasChanges && hasPeople(values.get(PRIOR_STATE)),
    destroysAll: current.length > 0 && current.every(isUnreasonedDeletion),
    changes: configured(changes),
    deferred: configured(deferred),
    drift: drift.sort(byAddress),
    settings: configuration.settings,
    actions,
    checks,
    otherChanges,
  };
}

/** Terraform gives no reason only where it was told to destroy, and for deposed objects in every plan. */
const isUnreasonedDeletion = ({ actions, reason }: PersonChange) =>
  actions.length === 1 && actions[0] === "delete" && reason === null;

const told = (value: unknown) => (typeof value === "boolean" ? value : null);
const text = (value: unknown) => (typeof value === "string" ? value : null);

function push<T>(list: T[], each: T | undefined): void {
  if (each !== undefined) list.push(each);
}

const isState = () =>
  new AccessError(
    "This is a state, not a plan. Save a plan with `terraform plan -out=PLAN` and give what `terraform show -json PLAN` prints.",
  );

const isLog = () =>
  new AccessError(
    "This is the log of `terraform plan -json`, which holds no values. Save the plan with -out=PLAN and give what `terraform show -json PLAN` prints.",
  );
