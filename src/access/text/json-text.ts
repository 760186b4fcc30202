/**
 * JSON to be committed and compared: members in the order the documents declare, two blanks, a line end.
 * Characters that turn the reading direction or end lines in JavaScript are escaped, so that no editor shows
 * something else than there is.
 */
export function jsonText(document: unknown, shape: "block" | "line" = "block"): string {
  const text = JSON.stringify(document, undefined, shape === "line" ? 0 : 2);
  return `${text.replaceAll(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, escaped)}\n`;
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
