import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/email";

/**
 * How much of a person a report shows: all; the first letter and the domain; or a token that is the same for the same
 * person everywhere. The token is a plain digest: it hides from readers, not from somebody who tries out addresses.
 */
export type Redaction = "none" | "domain" | "hash";

export const REDACTIONS: readonly Redaction[] = ["none", "domain", "hash"];

const EMAIL = /[^\s"'`<>()[\]{},;:\\|/=]+@[^\s"'`<>()[\]{},;:\\|/=]+/gu;

/** A text with every e-mail address in it redacted: also those inside a Terraform address or a message. */
export function redacted(text: string, mode: Redaction): string {
  return mode === "none" ? text : text.replaceAll(EMAIL, (email) => redactedEmail(email, mode));
}

/** The given and family names of people: initials, or nothing. */
export function redactedName(name: string | null, mode: Redaction): string | null {
  if (name === null || mode === "none") return name;
  return mode === "hash" ? null : `${[...name.trim()][0] ?? ""}.`;
}

function redactedEmail(email: string, mode: Redaction): string {
  if (mode === "hash")
    return `person-${createHash("sha256").update(foldEmail(email)).digest("hex").slice(0, 12)}`;
  const at = email.lastIndexOf("@");
  return `${[...email][0] ?? ""}***${email.slice(at)}`;
}
