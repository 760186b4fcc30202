/** No column and no word of a status is longer; Unicode forms of long texts take the square of their length. */
const LONGEST = 200;

/**
 * A column's name or a word in letters and digits alone: "E-Mail Address", "email_address" and "emailAddress" are one;
 * an IdP's "profile.email" is "email", Google's "Status [READ ONLY]" is "status", Entra's "Date (UTC)" is "date".
 */
export function plainly(text: string): string {
  if (text.length > LONGEST) return text;
  const bracket = text.endsWith("]") ? text.lastIndexOf("[") : -1;
  return (bracket > 0 ? text.slice(0, bracket) : text)
    .normalize("NFC")
    .toLowerCase()
    .replace(/^(?:user|profile)\./, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "")
    .replace(/utc$/, "");
}
