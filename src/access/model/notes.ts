import { canonicalRole } from "../../automox/model/roles";
import { foldRole, isGlobalAdministrator } from "../facts/rank";
import { administers, type RoleOrder } from "./authority";
import { addressInStack, type Change, isArrival, isLoss } from "./change";
import { isAfterApply, isSame, isSensitive, textOf } from "./told";

/** What else a reviewer must know of a change, a clause each. */
export function notesOf(change: Change, order: RoleOrder): readonly string[] {
  const { kind, how, why, keptAt, gap, resend } = change;
  const notes = [
    ...(kind === "managed" ? managedNotes(change) : []),
    isArrival(change) && !gap && arrivalNote(change),
    kind === "access" && liveNote(change),
    gap && "has no access, or a withdrawn invitation, until the new invitation is accepted",
    resend && "the invitation nobody accepted is withdrawn and a new one is sent",
    isLoss(change) && how === "deactivate" && "the account is kept, disabled (on_destroy = deactivate)",
    isLoss(change) && keysNote(change),
    refusalNote(change),
    roleNote(change),
    ...[authorityNote(change, order)].flat(),
    mailboxNote(change),
    addressNote(change),
    kind === "second-factor" && resetNote(change),
    disabledAtOnce(change),
    kind === "policy" &&
      change.fields.length === 0 &&
      "nothing about the person; what Automox tells is read again",
    releasedNote(change),
    untoldNote(change),
    keptAt.length > 0 && `is also declared at ${keptAt.map(addressInStack).join(", ")}, which keeps them`,
    ...why,
  ];
  return notes.filter((note) => typeof note === "string");
}

function managedNotes({ how, fields, cause }: Change): readonly (string | false)[] {
  if (fields.length === 0) return ["nothing happens to the person"];
  if (how === "forget") return ["keeps all access; Terraform forgets them"];
  if (how === "keep") return ["keeps all access (on_destroy = keep)"];
  if (how === "deactivate") return ["is disabled already, and stays so (on_destroy = deactivate)"];
  return ["imported; nobody is mailed", cause === "console" && "was edited outside of Terraform"];
}

const ARRIVAL: Readonly<Record<string, string>> = {
  fail: "refused if already a member",
  adopt:
    "or adopted without an e-mail and changed to this, if already a member with whatever role: whether an administrator is lowered by it needs --live",
  adopt_if_same: "or adopted without an e-mail if already a member with exactly this; otherwise refused",
};

/** By `account.role_change`, of who is there already and nobody asked for. */
const ADOPTED: Readonly<Partial<Record<Change["roleChange"], string>>> = {
  fail: "or adopted without an e-mail, if already a member, with the roles that they have (account.role_change)",
  reinvite:
    "or, if already a member with another role, taken out and invited anew (account.role_change): whether somebody loses access by it needs --live",
};

function arrivalNote({ how, place, live, cause, source, roleChange }: Change): string | false {
  if (cause === "console")
    return source.type === "automox_user"
      ? "was removed outside of Terraform"
      : "was taken away outside of Terraform";
  if (place.scope !== "organization" || live !== null) return false;
  const adopted = how === "adopt" ? ADOPTED[roleChange] : undefined;
  return adopted ?? ARRIVAL[how ?? "adopt_if_same"] ?? `on_existing = ${how}`;
}

function liveNote({ live, how, from, to }: Change): string | false {
  if (live === null) return false;
  if (live === "absent") return "not a member yet";
  if (live === "refused") return REFUSED[how ?? ""] ?? ROLE_STAYS;
  return isSame(from?.role ?? null, to?.role ?? null, foldRole)
    ? "is a member already and is adopted without an e-mail"
    : "by taking over who is there already";
}

const REFUSED: Readonly<Record<string, string>> = {
  fail: "is a member already (on_existing = fail)",
  adopt_if_same: "is a member already, and not exactly so",
};

const ROLE_STAYS = "they keep the role that they have (account.role_change)";

/** Of who has a role and gets another. */
function roleNote({ kind, from, to, live, gap, person, roleChange }: Change): string | false {
  const isStep = kind === "access" && from && to && !isSame(from.role, to.role, foldRole);
  if (!isStep || live === "refused" || roleChange === "direct") return false;
  if (roleChange === "perhaps") return "or the apply refuses: the account contract changes no role";
  if (from.status === "pending" && person.uuid === null) return UNSEEN;
  if (gap && isGlobal(person)) return GLOBAL;
  return gap && to.status === "disabled" && "the apply refuses while they are disabled";
}

const isGlobal = ({ account }: Change["person"]): boolean =>
  [account.from, account.to].every((role) => typeof role === "string" && isGlobalAdministrator(role));

const GLOBAL =
  "the apply refuses, because a global administrator keeps every zone: lower the role in the account first";

const UNSEEN = "the apply refuses where Automox does not show them before they accept";

function authorityNote({ kind, from, to, place }: Change, order: RoleOrder): string | false | string[] {
  if (kind !== "access" || to === null) return false;
  if (to.status === "after-apply" && from?.status !== "after-apply")
    return "whether they stay active is not known before the apply: they may be disabled";
  if (isAfterApply(place.id) && place.scope === "zone")
    return "which further zones, and with which roles, is not known before the apply: it may be an administrator's";
  if (isAfterApply(to.role))
    return `the role is not known before the apply and may be an administrator's${from === null ? "" : ", or none at all"}`;
  const what = administers(to.role, order);
  if (isSensitive(to.role)) return what !== "no" && "the role is sensitive, and an administrator's";
  const word = to.role ?? "";
  if (canonicalRole(word) !== foldRole(word)) return `which is Automox's ${foldRole(word)}`;
  if (what !== "maybe" || textOf(from?.role ?? null) === word) return false;
  return isMixed(word) ? [UNRANKED, MIXED] : UNRANKED;
}

const UNRANKED = "nobody ranked this role: it may be an administrator's";
const MIXED = "it is no word of Automox, though it looks like one: it holds letters of another script";

/** Latin letters beside those of another script: made to look like something else. */
const isMixed = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /(?!\p{Script=Latin})\p{L}/u.test(word);

function mailboxNote({ fields, kind, gap }: Change): string | false {
  const email = fields.find(({ field }) => field === "email");
  if (!email || (kind !== "mailbox" && !gap)) return false;
  if (isAfterApply(email.to)) return "the new address is not known before the apply";
  return [email.from, email.to].some(isSensitive) && "the addresses are sensitive";
}

/** Of who comes under an address, and of who gets another. */
function addressNote(change: Change): string | false {
  const { kind, person, place, fields, how } = change;
  const isComing = isArrival(change) || (kind === "managed" && how === null && fields.length > 0);
  const comes = isComing && place.scope === "organization" ? person.email : null;
  const email = fields.find(({ field }) => field === "email")?.to ?? comes;
  return typeof email === "string" && isMixed(email) && MIXED_ADDRESS;
}

const MIXED_ADDRESS =
  "the address mixes Latin letters with those of another script: it may not be the one that it looks like";

const KEYS: Readonly<Record<string, string>> = {
  disable: "their API keys there are disabled first (on_destroy_api_keys = disable)",
  delete: "their API keys there are deleted first (on_destroy_api_keys = delete)",
};

/** What Automox does not do, and the provider refuses before it asks. */
function refusalNote({ kind, from, to, gap, person }: Change): string | false {
  if (kind !== "access" || from === null || to !== null || gap) return false;
  if (isGlobal(person)) return GLOBAL;
  const isUnseen = from.status === "pending" && person.uuid === null && person.account.from !== null;
  return isUnseen && UNSEEN;
}

/** Once for each resource instance. */
const keysNote = ({ keys, place }: Change): string | false =>
  (place.scope === "organization" && KEYS[keys ?? ""]) ?? false;

/** The provider writes what is named, and takes nothing back; a reset was done once. */
function releasedNote({ kind, fields }: Change): string | false {
  const isReleased = fields.some(({ field, to }) => to === null && !field.startsWith("two_factor_reset"));
  const isOfPerson = kind === "profile" || kind === "second-factor";
  return isOfPerson && isReleased && "what the configuration names no longer stays as it is in Automox";
}

function untoldNote({ kind, live, fields }: Change): string | false {
  const isUntold = fields.some(({ field }) => field.startsWith("prefs_json"));
  return kind === "profile" && live === "taken-over" && isUntold && UNTOLD;
}

const UNTOLD = "no list tells their preferences: they are written unless they are so already";

function resetNote({ how, from, fields }: Change): string | false {
  if (how !== null) return RESETS[how] ?? `the reset sets ${how}`;
  const isRecorded = from === null && fields.some(({ field }) => field === "two_factor_reset");
  return isRecorded && "of somebody who comes a reset is recorded, and resets nothing";
}

const RESETS: Readonly<Record<string, string>> = {
  email: "the reset sets the second factor to email",
  disabled: "the reset leaves no second factor (two_factor_reset_to = disabled)",
  "after-apply": "what the reset sets is known after apply",
};

/** Of who comes: an invitation tells nothing of it. */
function disabledAtOnce({ kind, fields, live }: Change): string | false {
  const active =
    kind === "access" && live !== "taken-over"
      ? fields.find(({ field }) => field === "active")?.to
      : undefined;
  if (active === undefined) return false;
  if (isAfterApply(active)) return "whether they are disabled then is not known before the apply";
  return textOf(active) === "false" && "and is disabled then (active = false)";
}
