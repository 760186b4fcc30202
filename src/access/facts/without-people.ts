import { isEmail } from "../../automox/wire/email";
import { KnownPeople } from "./known-people";
import { type Redaction, redactedEmail, redactedName, redactedPath } from "./redact";

/**
 * A document with people hidden, whatever it is: members that hold an address, a name, preferences or the path of a
 * construct are hidden as what they are; every other text is searched for the addresses and names that those members
 * hold, wherever it quotes them, and for whatever else looks like an address. Words of ours around values of others
 * (a phrase) stay, and so do roles, verdicts and their like, also where somebody is called the same. Numbers, digests and
 * fingerprints are those of the real people. `also`: what tells more of the same people.
 */
export function withoutPeople<T>(document: T, mode: Redaction, also: unknown = null): T {
  if (mode === "none") return document;
  const known = new KnownPeople(mode);
  everyMember([document, also], "", (name, value) => {
    if (typeof value !== "string" || value.trim() === "") return;
    const kind = kindOf(name);
    if (kind === "ours") known.keep(value);
    if (kind === "email" || kind === "import" || (kind === "ours" && isEmail(value)))
      known.learnAddress(addressIn(value));
    const isQuoted = kind === "name" || kind === "path" || (kind === "preferences" && !SWITCH.test(value));
    if (isQuoted) known.learn(value, hidden(kind, value, mode) ?? "…");
  });
  return changed(document, "", (name, text) => {
    const kind = kindOf(name);
    return kind === undefined || kind === "ours" ? known.hide(text, kind) : hidden(kind, text, mode);
  }) as T;
}

/** A preference that says nothing of anybody, and stands in code that is suggested. */
const SWITCH = /^(?:true|false)$/;

/** A text that is alone; what is behind `before` may be an address. */
export const withoutAddress = (text: string, before: RegExp, mode: Redaction): string =>
  withoutPeople({ text }, mode, { email: text.replace(before, "") }).text;

type Kind = "email" | "import" | "name" | "path" | "preferences" | "ours";

/** What a member is about, by its name, here and in the difference of attributes that documents hold. */
const MEMBERS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    email: "email who keyOwner",
    import: "importId",
    name: "firstName lastName fullName personal first_name last_name",
    path: "constructPath",
    preferences: "prefs_json",
    ours:
      "schema schemaVersion version id kind type status verb severity cause scope contract role accountRole account_role " +
      "from to verdict level live labels code standing form twoFactor twoFactorMethod fingerprint digest rule " +
      "attribute field stack stacks slug tone marks withheld sha256 takenAt generatedAt judgedAt checkedAt createdAt updatedAt",
  } satisfies Readonly<Record<Kind, string>>).flatMap(([kind, names]) =>
    names.split(" ").map((name) => [name, kind as Kind]),
  ),
);

/** Of preferences each is told alone, as `prefs_json theme`. */
const kindOf = (name: string): Kind | undefined =>
  MEMBERS.get(name) ?? MEMBERS.get(name.split(" ", 1)[0] ?? "");

/** Of an import id what comes behind the organization. */
const addressIn = (text: string): string => text.replace(/^\d+\//, "");

function hidden(kind: Exclude<Kind, "ours">, text: string, mode: Redaction): string | null {
  switch (kind) {
    case "email":
    case "import": {
      // Not every one is an address: what stands for one that is not known names nobody.
      const email = addressIn(text);
      const before = text.slice(0, text.length - email.length);
      return email.includes("@") ? before + redactedEmail(email, mode) : text;
    }
    case "name":
      return redactedName(text, mode);
    case "path":
      return redactedPath(text, mode);
    default:
      return "(hidden)";
  }
}

type Members = Readonly<Record<string, unknown>>;

/** What a literal or JSON makes; dates, maps and the like are no document, and stay. */
const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const SIDES: ReadonlySet<string> = new Set(["from", "to", "before", "after"]);

/**
 * `{ field, from, to }` holds two values of the attribute `field`; a name beside an address is the person's, and so are
 * the parts of one, and whatever `names` holds. Beside a code or a version it is the name of a rule or a tool.
 */
function nameWithin(around: Members, name: string, outer: string): string {
  if ((name === "name" && "email" in around) || outer === "names" || outer === "fullName") return "fullName";
  if (name === "name" && ("code" in around || "version" in around)) return "rule";
  const attribute = around.field ?? around.attribute;
  return SIDES.has(name) && typeof attribute === "string" ? attribute : name;
}

function everyMember(value: unknown, name: string, visit: (name: string, value: unknown) => void): void {
  if (Array.isArray(value)) for (const each of value) everyMember(each, name, visit);
  else if (isObject(value))
    for (const [key, each] of Object.entries(value)) everyMember(each, nameWithin(value, key, name), visit);
  else visit(name, value);
}

type Hide = (name: string, text: string) => string | null;

function changed(value: unknown, name: string, hide: Hide): unknown {
  if (typeof value === "string") return hide(name, value);
  if (Array.isArray(value)) {
    const isPhrase = value.some((part) => isObject(part) && "value" in part);
    return value.map((each) => (isPhrase && typeof each === "string" ? each : changed(each, name, hide)));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, changed(each, nameWithin(value, key, name), hide)]),
  );
}
