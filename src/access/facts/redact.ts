import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";

/**
 * How much of a person a report shows: all; the first letter and the domain; or a token that is the same for
 * the same person everywhere. The token is a plain digest: it hides from readers, not from somebody who tries
 * out addresses.
 */
export type Redaction = (typeof REDACTIONS)[number];

export const REDACTIONS = ["none", "domain", "hash"] as const;

/** An apostrophe within a name belongs to it, also as a shell spells it; around an address it is a quote. */
const LETTER = /(?:[^\s"'`<>()[\]{},;:\\|/=@]|(?<=[\p{L}\p{N}])(?:'|'\\'')(?=[\p{L}\p{N}]))/u.source;
const EMAIL = new RegExp(`${LETTER}+@${LETTER}+`, "gu");

const KEY = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_-]*`;
const TERRAFORM_ADDRESS = new RegExp(
  `(?:module\\.${NAME}(?:${KEY})?\\.)*(?:automox_user|automox_org_membership)\\.${NAME}(?:${KEY})?`,
  "gu",
);
const PART = new RegExp(`(module|automox_user|automox_org_membership)\\.(${NAME})(${KEY})?`, "gu");

/**
 * A text with every e-mail address in it redacted, also those inside a message, and with the names in
 * Terraform addresses, because resources are called after people. What has a text as its key keeps its name:
 * it stands for many.
 */
export function redacted(text: string, mode: Redaction): string {
  if (mode === "none") return text;
  return text
    .replaceAll(TERRAFORM_ADDRESS, (address) =>
      address.replaceAll(PART, (...part) => {
        const [type = "", name = "", key = ""] = part.slice(1, 4) as (string | undefined)[];
        return key.startsWith('["')
          ? `${type}.${name}["${hiddenWord(key.slice(2, -2), mode)}"]`
          : `${type}.${hiddenWord(name, mode)}${key}`;
      }),
    )
    .replaceAll(EMAIL, (email) => redactedEmail(email, mode));
}

/** The path of a construct: what comes after the stack may be called after somebody. */
export function redactedPath(path: string | null, mode: Redaction): string | null {
  if (path === null || mode === "none") return path;
  return path
    .split("/")
    .map((part, at) => (at === 0 ? redacted(part, mode) : hiddenWord(part, mode)))
    .join("/");
}

/** The given and family names of people: initials, or nothing. */
export function redactedName(name: string | null, mode: Redaction): string | null {
  if (name === null || mode === "none") return name;
  return mode === "hash" ? null : `${[...name.trim()][0] ?? ""}.`;
}

/**
 * What else is known to stand in a text: names of people, and the path of the construct that is behind it.
 */
interface Personal {
  readonly names?: readonly string[];
  readonly constructPath?: string | null;
}

/** Makes texts about one person fit to be shown. */
export function redactor(
  mode: Redaction,
  { names = [], constructPath = null }: Personal = {},
): (text: string) => string {
  if (mode === "none") return (text) => text;
  // The longest first, or the rest of a name would stay behind a part of it.
  const spellings = [...new Set(names.filter((name) => name.trim() !== "").flatMap(spellingsOf))];
  const replaced = spellings
    .sort((a, b) => b.length - a.length)
    .map((name) => ({ pattern: wholeWord(name), shown: redactedName(name, mode) ?? "…" }));
  return (text) => {
    const withoutPath =
      constructPath === null
        ? text
        : text.replaceAll(constructPath, () => redactedPath(constructPath, mode) ?? "");
    // Addresses go before names: a name that is a part of one must not leave the rest of it readable.
    return replaced.reduce(
      (shown, { pattern, shown: instead }) => shown.replaceAll(pattern, () => instead),
      redacted(withoutPath, mode),
    );
  };
}

/** As it is, and as a quoted text of JSON and HCL. */
const spellingsOf = (name: string): readonly string[] => {
  const quoted = JSON.stringify(name).slice(1, -1);
  return [name, quoted, quoted.replaceAll(/([$%])\{/g, "$1$1{")];
};

/** Not in the middle of another word: "Al" is no part of "Alice". */
const wholeWord = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");

function hiddenWord(word: string, mode: Redaction): string {
  if (/^[^\s@]+@[^\s@]+$/.test(word)) return redactedEmail(word, mode);
  return mode === "hash" ? `name-${digest(word).slice(0, 8)}` : `${[...word][0] ?? ""}***`;
}

function redactedEmail(spelled: string, mode: Redaction): string {
  const email = spelled.replaceAll("'\\''", "'");
  if (mode === "hash") return `person-${digest(foldEmail(email)).slice(0, 12)}`;
  const at = email.lastIndexOf("@");
  return `${[...email][0] ?? ""}***${email.slice(at)}`;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
