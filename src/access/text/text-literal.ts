/** Characters that are not seen, turn the reading direction, or end a line of a comment in JavaScript. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** JSON text with every hidden character as an escape: what a reviewer sees is what is there. */
export const visibleJson = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replaceAll(HIDDEN, (character) =>
    // The line ends and indentation that JSON.stringify itself writes.
    character === "\n" ? character : escaped(character),
  );

const escaped = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");

/** Terraform reads `${` and `%{` in a text as the start of an expression; doubled they are themselves. */
export const withoutTemplates = (text: string): string =>
  // As functions: `$` means something in a replacement text.
  text.replaceAll("${", () => "$${").replaceAll("%{", () => "%%{");

export const hasTemplates = (text: string): boolean => text.includes("${") || text.includes("%{");

/**
 * As a quoted text of HCL, which knows fewer escapes than JSON and eight digits where JSON has two units. Half a
 * character becomes what Terraform reads for it in JSON, and the provider sends: HCL cannot write it.
 */
export const hclText = (text: string): string =>
  withoutTemplates(
    JSON.stringify(text.replaceAll(/\p{Cs}/gu, "\ufffd"))
      .replaceAll(/\\./g, (pair) => HCL_ESCAPES[pair] ?? pair)
      .replaceAll(HIDDEN, (character) => `\\U${character.codePointAt(0)?.toString(16).padStart(8, "0")}`),
  );

const HCL_ESCAPES: Readonly<Record<string, string>> = { "\\b": "\\u0008", "\\f": "\\u000c" };
