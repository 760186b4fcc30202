import { isExpression } from "./expression";

/** Functions whose result is one of their arguments as it is. */
const PASSES_ON = /^(?:coalesce|try|sensitive|nonsensitive|ephemeralasnull)\(/;

/**
 * The texts in code that an expression may come to: arguments of `coalesce` and the like, and the branches of conditions.
 * Empty where only Terraform will know. `text` is a template such as `${coalesce(var.key, "text")}`.
 */
export function literalResults(text: string): readonly string[] {
  const [, within] = /^\$\{(.*)\}$/s.exec(text.trim()) ?? [];
  return within === undefined ? [] : resultsOf(within);
}

function resultsOf(expression: string): readonly string[] {
  const text = expression.trim();
  if (isQuoted(text)) return isExpression(text) ? [] : [text.slice(1, -1)];
  const branches = parted(text, "?").slice(1).join("?");
  if (branches !== "") return parted(branches, ":").flatMap(resultsOf);
  const opening = PASSES_ON.exec(text)?.[0] ?? (text.startsWith("(") ? "(" : undefined);
  if (opening === undefined || !text.endsWith(")")) return [];
  return parted(text.slice(opening.length, -1), ",").flatMap(resultsOf);
}

/** One quoted text, and not two with something between them. */
function isQuoted(text: string): boolean {
  const bare = text.replaceAll(/\\./gs, "");
  return bare.length > 1 && bare.startsWith('"') && bare.indexOf('"', 1) === bare.length - 1;
}

/** Parted at a sign that stands in no quotes and in no brackets. */
function parted(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let [start, depth, isQuoted] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const each = text[at] as string;
    if (isQuoted && each === "\\") at++;
    else if (each === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ("([{".includes(each)) depth++;
    else if (")]}".includes(each)) depth--;
    else if (each === sign && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
