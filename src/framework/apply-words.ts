import { type Path, printPath } from "../cty/path";
import { isWhollyKnown, type ObjectValue } from "../cty/value";
import { type Diagnostic, error, ourBug, warning } from "./diagnostics";
import type { Act } from "./provider";

const thing = ({ type, name }: Act): string => `${type} ${name}`.trimEnd();

/** The API took a request but not this value. */
export function notTaken(doing: Act, path: Path, severity: "error" | "warning"): Diagnostic {
  const attribute = printPath(path);
  const finding = {
    code: "apply/value-not-taken",
    summary: `${thing(doing)}: the API did not take the value of ${attribute}`,
    path,
  };
  const answered = `The API accepted the request, but answered with another value of ${attribute}.`;
  return severity === "error"
    ? error({
        ...finding,
        detail: `${answered} The state has the value that it answered. Apply again, or write that value.`,
      })
    : warning({
        ...finding,
        detail: `${answered} The object exists, and the state has it as planned. The next plan shows the difference, and its apply repairs it.`,
      });
}

/** The failed step after something already exists, in words that say it will be repaired. */
export const stillThere = (doing: Act, diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === "warning"
    ? diagnostic
    : {
        ...diagnostic,
        severity: "warning",
        detail:
          `${diagnostic.detail}\n\n${thing(doing)} exists and is in the state as planned, not tainted. The next plan ` +
          "shows what is still different, and its apply repairs it.",
      };

const cannot = (doing: Act): string => `Cannot ${doing.operation} ${thing(doing)}`;

/** The author's function answered nothing at all. */
export const somethingMissing = (doing: Act): Diagnostic =>
  ourBug(cannot(doing), "It ended without a state and without an error.");

/** Faults in an author's answer. Beside a creation they are warnings: an error would taint what exists. */
export function bugWhere(
  doing: Act,
  {
    faults,
    values,
    severity,
  }: {
    readonly faults: readonly string[];
    /** The answer, as far as it could be adopted. */
    readonly values: ObjectValue;
    readonly severity: "error" | "warning";
  },
): readonly Diagnostic[] {
  const words = [...faults];
  if (words.length === 0 && !isWhollyKnown(values)) words.push("an attribute was still unknown after apply");
  if (words.length === 0) return [];
  const instead = severity === "error" ? "as before" : "as null";
  const what = `What it answered does not follow its own schema: ${words.join("; ")}. That is stored ${instead}.`;
  return [{ ...ourBug(cannot(doing), what), severity }];
}
