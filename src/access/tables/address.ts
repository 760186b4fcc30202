import { isEmail } from "../../automox/wire/email";
import { namesOf } from "./systems";

/** What is no address that could be compared, and why; the first that fits is said. */
const WRONG: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/^$/, "no address"],
  [/\p{Cc}/u, (found) => `a control character, ${codeOf(found)}, in the address`],
  [
    /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
    (found) => `an invisible character, ${codeOf(found)}, in the address`,
  ],
  [/\ufffd/, "a character that another program could not read in the address"],
  [/^mailto:/i, "mailto: before the address"],
  [/</, "a name around the address"],
  [/^=/, "a formula, no address"],
  [/#ext#/i, "the principal name of a guest, no address"],
  [/@[^@]*@/, "two addresses in one cell"],
];

/** Signs that no address begins or ends with. */
const AROUND = /^[^\p{L}\p{N}_!#$%&*+/=?^{|}~-]|[^\p{L}\p{M}\p{N}]$/u;

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** undefined: it is one. */
export function wrongAddress(cell: string): string | undefined {
  for (const [pattern, why] of WRONG) {
    const found = pattern.exec(cell)?.[0];
    if (found !== undefined) return typeof why === "string" ? why : why(found);
  }
  const around = cell.includes("@") ? AROUND.exec(cell)?.[0] : undefined;
  if (around !== undefined) return `${around} around the address`;
  return isEmail(cell) ? undefined : "the cell holds no e-mail address";
}

/** Work comes before what may be private, and what people sign in with need be no mailbox. */
function rankOf(name: string): number {
  if (/work|business|company|corporate|office|dienst|gesch|profession/.test(name)) return 0;
  if (name.includes("primary")) return 1;
  return /login|upn|principal|username|benutzername|^user$|^actor/.test(name) ? 3 : 2;
}

/** The best first. */
export const ADDRESSES: readonly string[] = namesOf("email").toSorted((a, b) => rankOf(a) - rankOf(b));
