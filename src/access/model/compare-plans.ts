import { randomBytes } from "node:crypto";
import { byEmail, byText } from "../facts/order";
import { foldRole } from "../facts/rank";
import type { LiveIndex } from "../facts/roster-index";
import { asLive, type InstanceChanges } from "./as-live";
import { causeOf } from "./cause";
import { CHANGE_KINDS, type Change, SCOPES } from "./change";
import type { Difference } from "./difference";
import { meaningOf } from "./digest";
import { factsOf } from "./document-facts";
import { instanceChanges, whole } from "./instance-changes";
import { forgottenIn, keepersOf } from "./keepers";
import type { PersonChange, Plan } from "./plan";
import { withRolesElsewhere } from "./roles-elsewhere";
import { isSame, knownText } from "./told";

interface DifferenceOptions {
  /** Plans of the base branch: what they do as well is not of this change. */
  readonly base?: readonly Plan[] | undefined;
  readonly live?: LiveIndex | undefined;
  /** Stacks that were synthesized and have no plan. */
  readonly skipped?: readonly string[];
}

/** What plans do to people, in an order that does not depend on Terraform's. */
export function differenceOf(
  plans: readonly Plan[],
  { base = [], live, skipped = [] }: DifferenceOptions = {},
): Difference {
  const own = (plan: Plan) =>
    changesOf(plan)
      .flatMap((instance) => asLive(instance, live))
      .filter(isSomething);
  const known = new Set(base.flatMap(own).map(meaningText));
  const keepers = keepersOf(plans);
  const changes = plans
    .flatMap(own)
    .map(withRolesElsewhere(plans, live))
    .map((change) => {
      const keptAt = keepers(change);
      const cause = change.cause === "change" && known.has(meaningText(change)) ? "base" : change.cause;
      return { ...change, cause, keptAt };
    })
    .sort(inOrder);
  const isMove = ({ kind, fields }: Change) => kind === "managed" && fields.length === 0;
  const isOther = ({ kind }: Change) => kind === "profile" || kind === "policy";
  return {
    isLive: live !== undefined,
    access: changes.filter((change) => !isMove(change) && !isOther(change)),
    other: changes.filter(isOther),
    settings: inStacks(plans, ({ settings }) => settings),
    actions: inStacks(plans, ({ actions }) => actions.filter(({ isOurs }) => isOurs)),
    facts: factsOf(plans, { changes, moves: changes.filter(isMove), skipped }),
  };
}

const NO_ROLE = "no-global-access";

/** What every invitation sends is no role, unless somebody is known to have another one. */
const isSomething = ({ kind, place, from, to, gap }: Change): boolean =>
  kind !== "access" ||
  gap ||
  place.scope !== "account" ||
  !isSame(to?.role ?? null, NO_ROLE, foldRole) ||
  (from !== null && !isSame(from.role, NO_ROLE, foldRole));

const inStacks = <T extends object>(plans: readonly Plan[], of: (plan: Plan) => readonly T[]) =>
  plans.flatMap((plan) => of(plan).map((each) => ({ ...each, stack: plan.stack })));

/** Sensitive values are compared within this run alone. */
const RUN_KEY = randomBytes(32).toString("hex");
const meaningText = (change: Change): string => JSON.stringify(meaningOf(change, RUN_KEY));

/** Of each resource instance. */
function changesOf(plan: Plan): readonly InstanceChanges[] {
  const drift = new Map(plan.drift.filter(({ deposed }) => !deposed).map((each) => [each.address, each]));
  const isForgotten = forgottenIn(plan);
  const of = (each: PersonChange, isDeferred: boolean): InstanceChanges => {
    const change: PersonChange = isForgotten(each) ? { ...each, actions: ["forget"] } : each;
    const { address, previousAddress, deposed, roleChange, isNewcomersRole = false } = change;
    const found = deposed ? undefined : (drift.get(address) ?? drift.get(previousAddress ?? address));
    const parts = instanceChanges(change).map((part) =>
      whole({ ...part, cause: causeOf(part, change, found) }, change, isDeferred),
    );
    return { parts, roleChange, isNewcomersRole };
  };
  const now = plan.changes.map((change) => of(change, false));
  return [...now, ...plan.deferred.map((change) => of(change, true))];
}

/** By place, person, kind and address. */
const inOrder = (a: Change, b: Change): number =>
  Number(knownText(a.place.id) ?? 0) - Number(knownText(b.place.id) ?? 0) ||
  byEmail(emailOf(a), emailOf(b)) ||
  SCOPES.indexOf(a.place.scope) - SCOPES.indexOf(b.place.scope) ||
  CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) ||
  byText(a.source.stack ?? "", b.source.stack ?? "") ||
  byText(a.source.address, b.source.address);

const emailOf = ({ person }: Change) => ({ email: knownText(person.email) });
