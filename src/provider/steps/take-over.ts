import type { User } from "../../automox/model/person";
import { type Finding, fail } from "../../framework/diagnostics";
import type { Contract, Previewed, Terms } from "../contracts/contract";
import { zoneKeysOf } from "../person/known-zone-roles";
import type { Target } from "../person/member";
import type { Newcomer, OnExisting, Wanted } from "../person/newcomer";
import type { Person } from "../person/person";
import type { At } from "./at";
import { type Difference, differences, printDifferences, printValue } from "./differences";
import { refuseOutOfSight } from "./out-of-sight";

/** Somebody who is there, and what taking them over writes. */
export interface TakenOver {
  readonly user: Person;
  readonly writes: readonly Difference[];
}

/**
 * Takes over somebody who is there, where `on_existing` allows it and the plan has foreseen every grant. Nothing is
 * written here: the caller carries out what this answers.
 */
export async function takeOver(
  at: At,
  user: User,
  { newcomer, onExisting, previewed }: Pick<Terms, "onExisting" | "previewed"> & { newcomer: Newcomer },
): Promise<TakenOver> {
  const { org, contract } = at;
  const there = await contract.withZones(at, user, { keys: zoneKeysOf(newcomer) });
  const verdict = judgeTakeOver(there, { org, ...newcomer }, { contract, onExisting });
  if (verdict.kind === "refuse") return fail(verdict.words);
  const unseen = verdict.found.filter((each) => each.grants && !previewed.some((one) => foresees(one, each)));
  if (unseen.length > 0) return fail(notAsPlanned({ org, email: newcomer.email }, unseen));
  return { user: there, writes: verdict.found };
}

const foresees = (preview: Previewed, { attribute, there, wanted }: Difference): boolean =>
  preview.attribute === attribute &&
  preview.wanted === wanted &&
  (preview.there === undefined || preview.there === there);

/** What creating means where the person is there already. */
type Verdict =
  | { readonly kind: "take over"; readonly found: readonly Difference[]; readonly words: Finding }
  | { readonly kind: "refuse"; readonly words: Finding };

/** Decides what `on_existing` allows: the plan previews the verdict, the apply obeys it. */
export function judgeTakeOver(
  user: Person,
  wanted: Target & Wanted,
  { contract, onExisting }: { contract: Contract; onExisting: OnExisting },
): Verdict {
  const found = differences(user, wanted, contract);
  if (user.isOutOfSight && !(onExisting === "adopt" && wanted.active))
    return { kind: "refuse", words: refuseOutOfSight(wanted) };
  if (onExisting === "fail") return { kind: "refuse", words: refusal(wanted, FAIL) };
  const isDisabled = user.status === "disabled";
  const others = found.filter(({ counts }) => counts);
  if ((others.length === 0 && !isDisabled) || onExisting === "adopt")
    return { kind: "take over", found, words: takenOver(user, { wanted, found, contract }) };
  const why = `${isDisabled ? "  The account is disabled.\n" : ""}${printDifferences(others)}`;
  return { kind: "refuse", words: refusal(wanted, why, rolesStay(others, contract)) };
}

const FAIL = '  on_existing is "fail".';

/** The summary is constant, so that Terraform folds many warnings into one. */
function takenOver(
  user: Person,
  { wanted, found, contract }: { wanted: Target & Wanted; found: readonly Difference[]; contract: Contract },
): Finding {
  const { email, org, role } = wanted;
  const changes = found.map((difference) => printWrite(difference, contract));
  const isMailed = contract.removesToChange({ role: user.role ?? "" }, role ?? user.role ?? "");
  const outcome = changes.length === 0 ? "nothing changes for them" : changes.join(", ");
  const there = user.isOutOfSight
    ? "has a disabled account, which SCIM shows and no list does"
    : `exists in organization ${org}: ${user.status ?? "status unknown"}, ${user.role ?? "no role"}`;
  return {
    code: "user/taken-over",
    summary: "A person who is in Automox already is taken over, not invited",
    detail:
      `${email} ${there}; ${outcome}.${isMailed ? "" : " No e-mail is sent."} If this plan also destroys a resource ` +
      "that has them, in a module with another alias of the provider, they lose access all the same: write a moved " +
      "block instead.",
    path: [{ attribute: "email" }],
  };
}

/** One write of a take-over, in the middle of a sentence. */
function printWrite({ attribute, there, wanted }: Difference, { changesRoles }: Contract): string {
  const was = there === undefined ? "as it is" : printValue(attribute, there);
  const will = printValue(attribute, wanted);
  if (isRole(attribute) && there !== null && !changesRoles)
    return `${attribute} stays ${was}, though ${will} is configured`;
  return there === undefined
    ? `${attribute} is not told: set to ${will} unless it is so already`
    : `${attribute} ${was} becomes ${will}`;
}

const isRole = (attribute: string): boolean => /^(role|account_role|zone_roles\b.*)$/.test(attribute);

const notAsPlanned = ({ email, org }: Target, unseen: readonly Difference[]): Finding => ({
  code: "user/not-as-planned",
  summary: `Cannot take over ${email}: changed in Automox since the plan`,
  detail:
    `Taking them over in organization ${org} would now change what the plan did not show:\n\n` +
    `${printDifferences(unseen)}\n\nNothing was changed and nobody was mailed. Plan again: the new plan shows it.`,
  path: [{ attribute: "email" }],
});

/** Says that roles stay, where "adopt" cannot change them. */
const rolesStay = (found: readonly Difference[], { changesRoles }: Contract): string =>
  !changesRoles && found.some(({ attribute, there }) => isRole(attribute) && there !== null)
    ? " (roles stay as they are, unless account.role_change in the provider block says how to change them)"
    : "";

const refusal = ({ email, org }: Target, why: string, butRoles = ""): Finding => ({
  code: "user/exists-otherwise",
  summary: `Cannot invite ${email}: already in organization ${org}, but not as configured`,
  detail:
    `${why}\n\nNothing was changed and nobody was mailed. To manage the person who is there, import them ` +
    `and let a plan show what would change:\n\n  terraform import ADDRESS ${org}/${email}\n\nor write ` +
    `on_existing = "adopt"${butRoles}. If an earlier apply left the resource tainted, terraform untaint ` +
    "ADDRESS keeps the person instead. To destroy other things first, use -refresh=false.",
  path: [{ attribute: "email" }],
});
