import type { Path } from "../cty/path";
import type { Diagnostic } from "../framework/diagnostics";
import { type AttributePath, Diagnostic_Severity, type Diagnostic as Wire } from "../plugin/gen/tfplugin6";

export const toDiagnostics = (diagnostics: readonly Diagnostic[]): Wire[] =>
  unique(diagnostics).map(toDiagnostic);

function toDiagnostic({ severity, code, summary, detail, path }: Diagnostic): Wire {
  return {
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary,
    detail: `${detail}\n\n[${code}]`,
    attribute: path && path.length > 0 ? toPath(path) : undefined,
  };
}

/** The same finding twice helps nobody. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

export const toPath = (path: Path): AttributePath => ({
  steps: path.map((step) => {
    if ("attribute" in step) return { selector: { $case: "attributeName", value: step.attribute } };
    if ("key" in step) return { selector: { $case: "elementKeyString", value: step.key } };
    return { selector: { $case: "elementKeyInt", value: BigInt(step.index) } };
  }),
});
