import { type AccessItem, VERBS } from "./access-item";
import { causeOf } from "./cause";
import { describeChange } from "./describe-change";
import { fingerprintOf } from "./fingerprint";
import { type Observation, observationsOf } from "./observations";
import { byEmail, byText, grouped } from "./order";
import type { PersonChange, Plan } from "./plan";
import { DEFAULT_ROLE_ORDER } from "./rank";
import { severityOf } from "./severity";

export interface AccessChanges {
  /** By verb, organization, folded e-mail, address. */
  readonly items: readonly AccessItem[];
  readonly observations: readonly Observation[];
}

interface AccessOptions {
  readonly roleOrder?: readonly (readonly string[])[] | undefined;
  /** Plans of the base branch: what they do as well is not of this change. */
  readonly base?: readonly Plan[] | undefined;
}

/** What plans do to people. */
export function accessChanges(
  plans: readonly Plan[],
  { roleOrder, base = [] }: AccessOptions = {},
): AccessChanges {
  const order = roleOrder ?? DEFAULT_ROLE_ORDER;
  const known = new Set(base.flatMap((plan) => itemsOf(plan, order)).map(({ fingerprint }) => fingerprint));
  const items: AccessItem[] = [];
  const observations: Observation[] = [];
  for (const plan of plans) {
    const own = itemsOf(plan, order);
    items.push(
      ...own.map((item) =>
        item.cause === "change" && known.has(item.fingerprint) ? { ...item, cause: "base" as const } : item,
      ),
    );
    const byAddress = grouped(own, ({ address }) => address);
    for (const drift of plan.drift)
      observations.push(...observationsOf(drift, byAddress.get(drift.address) ?? []));
  }
  return { items: items.sort(inOrder), observations: observations.sort(inOrderOfPeople) };
}

function itemsOf(plan: Plan, roleOrder: readonly (readonly string[])[]): readonly AccessItem[] {
  const drift = new Map<string, PersonChange>(
    plan.drift.filter(({ deposed }) => !deposed).map((each) => [each.address, each]),
  );
  return plan.changes.flatMap((change) => {
    const found = change.deposed
      ? undefined
      : (drift.get(change.address) ??
        (change.previousAddress === null ? undefined : drift.get(change.previousAddress)));
    return describeChange(change, { roleOrder }).map((draft) => {
      const { fields: _, ...item } = draft;
      const cause = causeOf(draft, change, found);
      const whole = { ...item, ...again(item, cause), cause, severity: severityOf(item) };
      return { ...whole, fingerprint: fingerprintOf(whole) };
    });
  });
}

/** Whoever was removed in the console and is created anew is invited again, which is another sentence. */
function again({ verb, notes }: Pick<AccessItem, "verb" | "notes">, cause: AccessItem["cause"]) {
  if (cause !== "console" || (verb !== "invite" && verb !== "grant")) return {};
  return verb === "invite"
    ? { verb: "re-invite" as const, notes: ["was removed outside of Terraform", ...notes] }
    : { notes: ["was taken away outside of Terraform", ...notes] };
}

const SCOPES: readonly AccessItem["scope"][] = ["organization", "account", "zone"];

/** The one order of everything printed: it must not depend on Terraform's. */
function inOrder(a: AccessItem, b: AccessItem): number {
  return (
    VERBS.indexOf(a.verb) - VERBS.indexOf(b.verb) ||
    inOrderOfPeople(a, b) ||
    SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) ||
    byText(a.zone ?? "", b.zone ?? "") ||
    byText(a.fingerprint, b.fingerprint)
  );
}

type Placed = Pick<AccessItem, "org" | "person" | "address" | "stack">;

const inOrderOfPeople = (a: Placed, b: Placed): number =>
  (a.org ?? 0) - (b.org ?? 0) ||
  byEmail(a.person, b.person) ||
  byText(a.stack ?? "", b.stack ?? "") ||
  byText(a.address, b.address);
