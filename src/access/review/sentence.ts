import { type Phrase, value } from "../text/phrase";
import type { ReviewDocument, ReviewItem } from "./review-schema";

/** What happens to whom, where, without the notes. */
export const sentenceOf = (item: ReviewItem): Phrase =>
  item.deferred ? ["Deferred: ", ...wordsOf(item)] : wordsOf(item);

function wordsOf(item: ReviewItem): Phrase {
  const who = whoOf(item);
  const [from, to] = [
    value(item.from, "no role"),
    value(item.to, item.unknown ? "(known after apply)" : "no role"),
  ];
  const where = whereOf(item);
  switch (item.verb) {
    case "invite":
      return ["Invite ", who, " to ", ...where, " as ", to];
    case "re-invite":
      return ["Invite ", who, " again to ", ...where, " as ", to];
    case "grant":
      return ["Grant ", who, " the role ", to, " in ", ...where];
    case "revoke":
      return ["Revoke the role ", from, " of ", who, " in ", ...where];
    case "raise":
      return ["Raise ", who, " from ", from, " to ", to, " in ", ...where];
    case "lower":
      return ["Lower ", who, " from ", from, " to ", to, " in ", ...where];
    case "change-role":
      return ["Change the role of ", who, " from ", from, " to ", to, " in ", ...where];
    case "remove":
      return ["Remove ", who, " (", from, ") from ", ...where];
    case "replace":
      return ["Replace ", who, " (", from, ") in ", ...where, ...replacedBy(item, to)];
    case "disable":
      return [item.unknown ? "Perhaps disable " : "Disable ", who, " (", from, ") in ", ...where];
    case "enable":
      return ["Enable ", who, " in ", ...where, " as ", to];
    case "adopt":
      return ["Adopt ", who, " in ", ...where, " as ", to];
    case "refuse":
      if (item.from === null) return [who, " is to come to ", ...where, " as ", to, ": the apply refuses"];
      return [who, " is in ", ...where, " already as ", from, ": the apply refuses"];
    case "stop-managing":
      return ["Stop managing ", who, " (", from, ") in ", ...where];
    case "rename":
      return ["Rename ", who, " to ", value(item.changes[0]?.to ?? null), " in ", ...where];
    case "move":
      return ["Move ", who, " in Terraform from ", value(item.previousAddress), " to ", value(item.address)];
    case "two-factor":
      return ["Change the second factor of ", who, ...changesOf(item)];
    case "edit-profile":
      return ["Edit the profile of ", who, " in ", ...where, ...changesOf(item)];
    case "settings":
      return ["Change how ", who, " is managed in ", ...where, ...changesOf(item)];
  }
}

/** Where the address is sensitive, the one in Terraform stands for the person. */
const whoOf = ({ person: { email }, address }: ReviewItem) =>
  value(email === "(sensitive)" ? address : email);

/** The stack where there are several, and the construct or the address. */
export const whereDeclared = ({ address, constructPath, stack }: ReviewItem): Phrase => [
  ...(stack === null ? [] : [{ value: stack }, " "]),
  { value: constructPath ?? address },
];

/** The notes as one clause, or nothing. */
export const notesOf = ({ notes, cause }: ReviewItem): Phrase =>
  [...notes, ...(cause === "both" ? ["was edited outside of Terraform as well"] : [])].flatMap((note, at) =>
    at === 0 ? [note] : ["; ", note],
  );

function whereOf({ scope, org, zone }: ReviewItem): Phrase {
  if (scope === "account") return ["the whole account"];
  return scope === "zone" ? ["zone ", value(zone)] : ["organization ", value(org)];
}

function replacedBy({ changes, from, to }: ReviewItem, role: { value: string }): Phrase {
  const email = changes.find(({ field }) => field === "email");
  return [...(email ? [" by ", value(email.to)] : []), ...(from === to ? [] : [", then ", role])];
}

const changesOf = ({ changes }: ReviewItem): Phrase =>
  changes.flatMap(({ field, from, to, unknown }, at) => [
    at === 0 ? ": " : ", ",
    value(field),
    " from ",
    value(from, "nothing"),
    " to ",
    value(to, unknown ? "(known after apply)" : "nothing"),
  ]);

/** Something seen outside of Terraform. */
export function observationOf(seen: ReviewDocument["observations"][number]): Phrase {
  const who = whoOf(seen);
  const where = whereOf(seen);
  const role = value(seen.from, "no role");
  switch (seen.kind) {
    case "accepted":
      return [who, " accepted the invitation in ", ...where];
    case "disabled":
      return [who, " (", role, ") was disabled in ", ...where, ...LEFT];
    case "enabled":
      return [who, " (", role, ") was enabled in ", ...where, ...LEFT];
    case "gone":
      return [
        who,
        " (",
        role,
        ") is gone from ",
        ...where,
        ", removed outside of Terraform, and is not invited again",
      ];
    case "stale":
      return [who, " has not accepted for too long in ", ...where];
    case "changed":
      return [...changedOutside(seen, who), ...LEFT];
  }
}

const LEFT: Phrase = [" outside of Terraform; this plan does not undo it"];

const PAST: Readonly<Partial<Record<ReviewItem["verb"], string>>> = {
  raise: " was raised from ",
  lower: " was lowered from ",
};

function changedOutside(seen: ReviewDocument["observations"][number], who: Phrase[number]): Phrase {
  if (seen.changes.length > 0) return [...changesOf(seen).slice(1), " of ", who, " in ", ...whereOf(seen)];
  const [from, to] = [value(seen.from, "no role"), value(seen.to, "no role")];
  return [who, PAST[seen.verb] ?? " went from ", from, " to ", to, " in ", ...whereOf(seen)];
}

const COUNTED: Readonly<Record<ReviewItem["verb"], readonly [one: string, many: string]>> = {
  replace: ["replacement", "replacements"],
  remove: ["removal", "removals"],
  revoke: ["revocation", "revocations"],
  disable: ["disabling", "disablings"],
  raise: ["raise", "raises"],
  invite: ["invitation", "invitations"],
  "re-invite": ["repeated invitation", "repeated invitations"],
  grant: ["grant", "grants"],
  enable: ["enabling", "enablings"],
  lower: ["lowering", "lowerings"],
  "change-role": ["change of role", "changes of role"],
  rename: ["rename", "renames"],
  "two-factor": ["change of second factor", "changes of second factor"],
  "edit-profile": ["profile edit", "profile edits"],
  adopt: ["adoption", "adoptions"],
  refuse: ["refusal", "refusals"],
  "stop-managing": ["person no longer managed", "people no longer managed"],
  move: ["move in Terraform", "moves in Terraform"],
  settings: ["change of settings", "changes of settings"],
};

/** "2 removals, 1 raise". */
export function countsOf(items: readonly Pick<ReviewItem, "verb">[]): string {
  const parts = Object.entries(COUNTED).flatMap(([verb, [one, many]]) => {
    const found = items.filter((item) => item.verb === verb).length;
    return found === 0 ? [] : [`${found} ${found === 1 ? one : many}`];
  });
  return parts.join(", ");
}

/** What this change does, and what applying it does besides. */
export const byOrigin = (items: readonly ReviewItem[]) => ({
  own: items.filter(({ cause }) => cause === "change" || cause === "both"),
  foreign: items.filter(({ cause }) => cause !== "change" && cause !== "both"),
});

/** The first line of every format. */
export function verdictOf({ summary, guards, items }: ReviewDocument): string {
  const failed = guards.filter(({ status }) => status === "failed");
  const what = items.length === 0 ? nothing(summary) : capital(countsOf(items));
  const blocked =
    failed.length > 0 ? `. Blocked by ${failed.map(({ code, name }) => `${code} ${name}`).join(", ")}` : "";
  return `${what}${blocked}${summary.verdict === "incomplete" ? ". Incomplete, do not trust it" : ""}.`;
}

function nothing({ complete, otherChanges, otherActions }: ReviewDocument["summary"]): string {
  if (complete === null) return "The plan shows nothing about people";
  return `Nobody's access changes${otherChanges + otherActions > 0 ? " by the resources of Automox" : ""}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every format says where there is none. */
export const digestOf = ({ digest }: Pick<ReviewDocument["summary"], "digest">): string => digest ?? "none";
