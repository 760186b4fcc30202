import { digestText } from "../access/fingerprint";
import { GUARDS } from "../guards/evaluate";
import { jsonText } from "./json-text";
import { plainLine } from "./markdown-text";
import { findingOf } from "./review-markdown";
import type { ReviewDocument, ReviewGuard } from "./review-schema";

/** GitHub shows at most so many results. */
const MOST = 5_000;

/** SARIF 2.1.0: a rule per guard, a result per finding that is not excused. Where a person is declared stands as a logical location. */
export function reviewSarif(document: ReviewDocument): string {
  const results = document.guards
    .filter(({ status }) => status === "failed" || status === "warned")
    .flatMap(resultsOf);
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "automox-access",
            version: document.tool.version,
            rules: GUARDS.map(({ code, name, rule, remedy, level }) => ({
              id: code,
              name,
              shortDescription: { text: rule },
              help: { text: remedy },
              defaultConfiguration: { level: level === "block" ? "error" : "warning" },
            })),
          },
        },
        results: results.slice(0, MOST),
      },
    ],
  });
}

function resultsOf({ code, status, findings }: ReviewGuard) {
  return findings
    .filter(({ allowed }) => allowed === null)
    .map((finding) => {
      const text = plainLine(findingOf(finding));
      const { address } = finding;
      return {
        ruleId: code,
        level: status === "failed" ? "error" : "warning",
        message: { text },
        locations: [
          {
            // GitHub wants a file; a plan names none.
            physicalLocation: { artifactLocation: { uri: "main.tf" }, region: { startLine: 1 } },
            ...(address === null
              ? {}
              : { logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }] }),
          },
        ],
        partialFingerprints: {
          "access/v1": digestText(JSON.stringify([code, finding.subject, address, text])),
        },
      };
    });
}
