import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";

/**
 * How much of a person a report shows: all; the first letter and the domain; or a token that is the same for
 * the same person everywhere. The token is a plain digest: it hides from readers, not from somebody who tries
 * out addresses.
 */
export type Redaction = (typeof REDACTIONS)[number];

export const REDACTIONS = ["none", "domain", "hash"] as const;

/** Between blanks and what stands around addresses; an apostrophe may be a part of a name, also as a shell spells it. */
const WORD = /(?:[^\s"'`<>()[\]{},;:\\|/=]|'\\''|')+/gu;

/** A step of a Terraform address; behind it there may be the key of an instance. */
const STEP = /(module|automox_user|automox_org_membership)\.([\p{L}_][\p{L}\p{N}_-]*)/gu;
const KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/y;

/** A text with every e-mail address in it redacted, also those inside a message. */
export const redactedAddresses = (text: string, mode: Redaction): string =>
  text.replaceAll(WORD, (word) => (word.includes("@") ? withoutAddresses(word, mode) : word));

/**
 * A text without the names in Terraform addresses, because resources and modules are called after people. What has a text
 * as its key keeps its name: it stands for many.
 */
export function redactedSteps(text: string, mode: Redaction): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: step, 1: type, 2: name = "", index } of text.matchAll(STEP)) {
    if (index < end) continue; // within the key before it
    KEY.lastIndex = index + step.length;
    const [key = ""] = KEY.exec(text) ?? [];
    const shown = key.startsWith('["')
      ? `${name}["${hiddenWord(key.slice(2, -2), mode)}"]`
      : `${hiddenWord(name, mode)}${key}`;
    parts.push(text.slice(end, index), `${type}.${shown}`);
    end = index + step.length + key.length;
  }
  return [...parts, text.slice(end)].join("");
}

/** Parts of a word that only apostrophes hold together: one between two letters belongs to the name, another is a quote. */
function withoutAddresses(word: string, mode: Redaction): string {
  const parts = word.split(/('\\''|')/);
  const shown: string[] = [];
  let name: string[] = [];
  const end = () => {
    if (name.length > 0) shown.push(hiddenAddress(name.join(""), mode));
    name = [];
  };
  for (let at = 0; at < parts.length; at += 2) {
    const [part = "", mark, next = ""] = parts.slice(at, at + 3);
    name.push(part);
    if (mark !== undefined && /[\p{L}\p{N}]$/u.test(part.slice(-2)) && /^[\p{L}\p{N}]/u.test(next))
      name.push(mark);
    else {
      end();
      if (mark !== undefined) shown.push(mark);
    }
  }
  return shown.join("");
}

/** `@ada` and `ada@` are no addresses; of `a@b@c` all is one. */
function hiddenAddress(word: string, mode: Redaction): string {
  const [first, ...parts] = word.split("@");
  const last = parts.findLastIndex((part) => part !== "");
  if (!first || last < 0) return word;
  return (
    redactedEmail([first, ...parts.slice(0, last + 1)].join("@"), mode) + "@".repeat(parts.length - 1 - last)
  );
}

/** The path of a construct: what comes after the stack may be called after somebody. */
export function redactedPath(path: string | null, mode: Redaction): string | null {
  if (path === null || mode === "none") return path;
  return path
    .split("/")
    .map((part, at) =>
      at === 0 ? redactedAddresses(redactedSteps(part, mode), mode) : hiddenWord(part, mode),
    )
    .join("/");
}

/** The given and family names of people: initials, or nothing. */
export function redactedName(name: string | null, mode: Redaction): string | null {
  if (name === null || mode === "none") return name;
  return mode === "hash" ? null : `${[...name.trim()][0] ?? ""}.`;
}

function hiddenWord(word: string, mode: Redaction): string {
  if (/^[^\s@]+@[^\s@]+$/.test(word)) return redactedEmail(word, mode);
  return mode === "hash" ? `name-${digest(word).slice(0, 8)}` : `${[...word][0] ?? ""}***`;
}

/** An address as it is, or as a shell spells it. */
export function redactedEmail(spelled: string, mode: Redaction): string {
  const email = spelled.replaceAll("'\\''", "'");
  if (mode === "hash") return `person-${digest(foldEmail(email)).slice(0, 12)}`;
  const at = email.lastIndexOf("@");
  return `${[...email][0] ?? ""}***${email.slice(at)}`;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
