import type { User } from "../../automox/model/person";
import { type Finding, fail } from "../../framework/diagnostics";
import type { Contract } from "../contracts/contract";
import { zoneKeysOf } from "../person/known-zone-roles";
import type { Target } from "../person/member";
import type { Newcomer, OnExisting, Wanted } from "../person/newcomer";
import type { Person } from "../person/person";
import type { At } from "./at";
import { type Difference, differences, printDifferences } from "./differences";

/** Takes over a person who is there; fails where `on_existing` does not allow it. */
export async function takeOver(
  at: At,
  user: User,
  { newcomer, onExisting }: { newcomer: Newcomer; onExisting: OnExisting },
): Promise<Person> {
  const { org, contract } = at;
  const there = await contract.withZones(at, user, { keys: zoneKeysOf(newcomer) });
  const verdict = judgeTakeOver(there, { org, ...newcomer }, { contract, onExisting });
  return verdict.kind === "take over" ? there : fail(verdict.words);
}

/** What a create does where the person is there already. */
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
  if (onExisting === "fail") return { kind: "refuse", words: refusal(wanted, FAIL) };
  const isDisabled = user.status === "disabled";
  const isSame = found.length === 0 && !isDisabled;
  if (isSame || onExisting === "adopt")
    return { kind: "take over", found, words: takenOver(user, { wanted, found, contract }) };
  const why = `${isDisabled ? "  The account is disabled.\n" : ""}${printDifferences(found)}`;
  return { kind: "refuse", words: refusal(wanted, why, rolesStay(found, contract)) };
}

const FAIL = '  on_existing is "fail".';

/** The summary is constant, so that Terraform folds many warnings into one. */
function takenOver(
  user: Person,
  { wanted, found, contract }: { wanted: Target & Wanted; found: readonly Difference[]; contract: Contract },
): Finding {
  const { email, org, role } = wanted;
  const changes = found.map(({ attribute, there, ...difference }) => {
    const [was, will] = [JSON.stringify(there), JSON.stringify(difference.wanted)];
    const stays = isRole(attribute) && there !== null && !contract.changesRoles;
    return stays
      ? `${attribute} stays ${was}, though ${will} is configured`
      : `${attribute} ${was} becomes ${will}`;
  });
  const isMailed = contract.removesToChange({ role: user.role ?? "" }, role ?? user.role ?? "");
  const outcome = changes.length === 0 ? "nothing changes for them" : changes.join(", ");
  return {
    code: "user/taken-over",
    summary: "Somebody who is there already is taken over, not invited",
    detail:
      `${email} exists in organization ${org}: ${user.status ?? "status unknown"}, ` +
      `${user.role ?? "no role"}; ${outcome}.${isMailed ? "" : " No e-mail is sent."}`,
    path: [{ attribute: "email" }],
  };
}

const isRole = (attribute: string): boolean => attribute !== "first_name" && attribute !== "last_name";

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
