import { type Phrase, value } from "../text/phrase";
import type { ReviewDocument, ReviewItem } from "./review-schema";

/** How one and several are counted, and what happens to whom, where. */
const WORDS: Readonly<Record<ReviewItem["verb"], readonly [one: string, many: string, says: string]>> = {
  replace: ["replacement", "replacements", "Replace {who} ({from}) in {where}{by}"],
  remove: ["removal", "removals", "Remove {who} ({from}) from {where}"],
  revoke: ["revocation", "revocations", "Revoke the role {from} of {who} in {where}"],
  disable: ["disabling", "disablings", "Disable {who} ({from}) in {where}"],
  raise: ["raise", "raises", "Raise {who} from {from} to {to} in {where}"],
  invite: ["invitation", "invitations", "Invite {who} to {where} as {to}"],
  "re-invite": ["repeated invitation", "repeated invitations", "Invite {who} again to {where} as {to}"],
  grant: ["grant", "grants", "Grant {who} the role {to} in {where}"],
  enable: ["enabling", "enablings", "Enable {who} in {where} as {to}"],
  lower: ["lowering", "lowerings", "Lower {who} from {from} to {to} in {where}"],
  "change-role": [
    "change of role",
    "changes of role",
    "Change the role of {who} from {from} to {to} in {where}",
  ],
  rename: ["rename", "renames", "Rename {who} to {mailbox} in {where}"],
  "two-factor": [
    "change of second factor",
    "changes of second factor",
    "Change the second factor of {who}{changes}",
  ],
  "edit-profile": ["profile edit", "profile edits", "Edit the profile of {who} in {where}{changes}"],
  adopt: ["adoption", "adoptions", "Adopt {who} in {where} as {to}"],
  refuse: ["refusal", "refusals", "{who} is in {where} already as {from}: the apply refuses"],
  "stop-managing": [
    "person no longer managed",
    "people no longer managed",
    "Stop managing {who} ({from}) in {where}",
  ],
  move: ["move in Terraform", "moves in Terraform", "Move {who} in Terraform from {previous} to {address}"],
  settings: ["change of settings", "changes of settings", "Change how {who} is managed in {where}{changes}"],
};

/** What happens to whom, where, without the notes. */
export function sentenceOf(item: ReviewItem): Phrase {
  const sentence = filled(wordsFor(item), item);
  return item.deferred ? ["Deferred: ", ...sentence] : sentence;
}

function wordsFor({ verb, unknown, from, to }: ReviewItem): string {
  if (verb === "disable" && unknown) return "Perhaps disable {who} ({from}) in {where}";
  if (verb === "refuse" && from === null) return "{who} is to come to {where} as {to}: the apply refuses";
  return verb === "refuse" && from !== to ? `${WORDS.refuse[2]} to make them {to}` : WORDS[verb][2];
}

/** The words with what stands in braces put in: ours is split first, so that no value is taken for a brace. */
function filled(words: string, item: ReviewItem): Phrase {
  const { from, to, unknown, changes, address, previousAddress } = item;
  const after = value(to, unknown ? "(known after apply)" : "no role");
  const mailbox = changes.find(({ field }) => field === "email");
  const parts: Readonly<Record<string, Phrase>> = {
    who: [whoOf(item)],
    where: whereOf(item),
    from: [value(from, "no role")],
    to: [after],
    by: [...(mailbox ? [" by ", value(mailbox.to)] : []), ...(from === to ? [] : [", then ", after])],
    changes: changes.length === 0 ? [] : [": ", ...changesOf(item)],
    edits: changesOf(item),
    mailbox: [value(changes[0]?.to ?? null)],
    previous: [value(previousAddress)],
    address: [value(address)],
  };
  return words
    .split(/[{}]/)
    .flatMap((part, at) => (at % 2 === 1 ? (parts[part] ?? []) : [part]))
    .filter((part) => part !== "");
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

const changesOf = ({ changes }: ReviewItem): Phrase =>
  changes.flatMap(({ field, from, to, unknown }, at) => [
    ...(at === 0 ? [] : [", "]),
    value(field),
    " from ",
    value(from, "nothing"),
    " to ",
    value(to, unknown ? "(known after apply)" : "nothing"),
  ]);

type Observation = ReviewDocument["observations"][number];

const OBSERVED: Readonly<Record<Observation["kind"], string>> = {
  accepted: "{who} accepted the invitation in {where}",
  disabled: "{who} ({from}) was disabled in {where}",
  enabled: "{who} ({from}) was enabled in {where}",
  gone: "{who} ({from}) is gone from {where}, removed outside of Terraform, and is not invited again",
  stale: "{who} has not accepted for too long in {where}",
  changed: "{who} went from {from} to {to} in {where}",
};

const STAYS: readonly Observation["kind"][] = ["disabled", "enabled", "changed"];

/** Something seen outside of Terraform. */
export const observationOf = (seen: Observation): Phrase => [
  ...filled(observedWords(seen), seen),
  ...(STAYS.includes(seen.kind) ? [" outside of Terraform; this plan does not undo it"] : []),
];

function observedWords({ kind, verb, changes }: Observation): string {
  if (kind === "changed" && changes.length > 0) return "{edits} of {who} in {where}";
  if (kind === "changed" && (verb === "raise" || verb === "lower"))
    return `{who} was ${verb === "raise" ? "raised" : "lowered"} from {from} to {to} in {where}`;
  return OBSERVED[kind];
}

/** "2 removals, 1 raise". */
export function countsOf(items: readonly Pick<ReviewItem, "verb">[]): string {
  const parts = Object.entries(WORDS).flatMap(([verb, [one, many]]) => {
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

/** What stands under titles of their own: before the guards, and behind them. */
export const listsOf = ({ observations, provider, warnings, completeness }: ReviewDocument) => ({
  above: { [SEEN]: observations.map(observationOf), Provider: provider },
  below: { Warnings: warnings, Incomplete: completeness.problems.map((problem) => [{ value: problem }]) },
});

export const SEEN = "Seen outside of Terraform, not changed by this plan";

/** The numbers of people before and after, in the order of the tables. */
export const TOTALS = [
  ["People", "people"],
  ["Memberships", "memberships"],
  ["Administrators", "administrators"],
  ["of them active", "activeAdministrators"],
  ["Global administrators", "globalAdministrators"],
  ["Pending", "pending"],
  ["Disabled", "disabled"],
] as const;
