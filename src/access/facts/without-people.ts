import { Search } from "../../secrets/search";
import { type Redaction, redacted, redactedEmail, redactedName, redactedPath } from "./redact";

/**
 * A document with people hidden, whatever it is: members that hold an address, a name, preferences or the path of a
 * construct are hidden as what they are; every other text is searched for the addresses and names that those members
 * hold, wherever it quotes them, and for whatever else looks like an address. Words of ours around values of others
 * (a phrase) stay. Numbers, roles, digests and fingerprints are those of the real people. `also`: what tells more of
 * the same people.
 */
export function withoutPeople<T>(document: T, mode: Redaction, also: unknown = null): T {
  if (mode === "none") return document;
  const known = new Known(mode);
  everyMember([document, also], "", (name, value) => known.learn(name, value));
  return changed(document, "", known) as T;
}

/** What a member is about, by its name, here and in the difference of attributes that documents hold. */
const MEMBERS: Readonly<Record<string, "email" | "name" | "path" | "preferences">> = {
  email: "email",
  who: "email",
  keyOwner: "email",
  firstName: "name",
  lastName: "name",
  fullName: "name",
  personal: "name",
  first_name: "name",
  last_name: "name",
  constructPath: "path",
  prefs_json: "preferences",
};

type Members = Readonly<Record<string, unknown>>;

/** What a literal or JSON makes; dates, maps and the like are no document, and stay. */
const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * `{ field, from, to }` holds two values of the attribute `field`; a name beside an address is the person's, and so are
 * the parts of one, and whatever `names` holds.
 */
function nameWithin(around: Members, name: string, outer: string): string {
  if ((name === "name" && "email" in around) || outer === "names" || outer === "fullName") return "fullName";
  return typeof around.field === "string" && (name === "from" || name === "to") ? around.field : name;
}

function everyMember(value: unknown, name: string, visit: (name: string, value: unknown) => void): void {
  if (Array.isArray(value)) for (const each of value) everyMember(each, name, visit);
  else if (isObject(value))
    for (const [key, each] of Object.entries(value)) everyMember(each, nameWithin(value, key, name), visit);
  else visit(name, value);
}

function changed(value: unknown, name: string, known: Known): unknown {
  if (typeof value === "string") return known.hide(name, value);
  if (Array.isArray(value)) {
    const isPhrase = value.some((part) => isObject(part) && "value" in part);
    return value.map((each) => (isPhrase && typeof each === "string" ? each : changed(each, name, known)));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, changed(each, nameWithin(value, key, name), known)]),
  );
}

/** The people of one document. */
class Known {
  private readonly shown = new Map<string, string>();
  private readonly mode: Redaction;
  private search: Search | undefined;

  constructor(mode: Redaction) {
    this.mode = mode;
  }

  learn(name: string, value: unknown): void {
    if (MEMBERS[name] === undefined || typeof value !== "string" || value.trim() === "") return;
    const shown = this.hide(name, value) ?? "…";
    for (const spelling of spellingsOf(value)) this.shown.set(spelling, shown);
  }

  hide(name: string, text: string): string | null {
    switch (MEMBERS[name]) {
      case "email":
        // Not every one is an address: what stands for one that is not known names nobody.
        return text.includes("@") ? redactedEmail(text, this.mode) : text;
      case "name":
        return redactedName(text, this.mode);
      case "path":
        return redactedPath(text, this.mode);
      case "preferences":
        return "(hidden)";
      default:
        return redacted(text, this.mode, (each) => this.withoutKnown(each));
    }
  }

  private withoutKnown(text: string): string {
    this.search ??= new Search(this.shown.keys());
    const { covered } = this.search.in(text);
    let result = "";
    let end = 0;
    for (let index = 0; index < covered.length; index += 2) {
      const [start = 0, stop = 0] = covered.slice(index, index + 2);
      if (!isWhole(text, start, stop)) continue;
      // Two that overlap are hidden as one.
      result += text.slice(end, start) + (this.shown.get(text.slice(start, stop)) ?? "…");
      end = stop;
    }
    return result + text.slice(end);
  }
}

/** Not in the middle of another word: "Al" is no part of "Alice". */
const isWhole = (text: string, start: number, stop: number): boolean =>
  !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^[\p{L}\p{N}]/u.test(text.slice(stop, stop + 2));

/** As it is, folded, and as a quoted text of JSON, HCL and the shell. */
function spellingsOf(text: string): readonly string[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  return [
    text,
    ...(text.includes("@") ? [text.toLowerCase()] : []),
    quoted,
    quoted.replaceAll(/([$%])\{/g, "$1$1{"),
    text.replaceAll("'", "'\\''"),
  ];
}
