import type { ReportingDescriptor, Result } from "sarif";
import { GUARDS } from "../guards/evaluate";
import { digestText } from "../model/digest";
import { jsonText } from "../text/json-text";
import { plainLine } from "../text/phrase-text";
import { findingOf } from "./review-markdown";
import type { ReviewDocument, ReviewGuard, ReviewItem } from "./review-schema";

/** GitHub shows at most so many results. */
const MOST = 5_000;

interface SarifPlaces {
  /** Folder that cdktf writes: people of constructs are declared in the `cdk.tf.json` of their stack. */
  readonly cdktfOut?: string | undefined;
  /** File for everybody else, from the root of the repository: a plan names none. */
  readonly source: string;
}

/**
 * SARIF 2.1.0: a rule per guard, a result per finding that is not excused; failed ones first, so that they
 * are not cut off. The Terraform address and the construct stand as logical locations. GitHub wants a file
 * and a line with every result.
 */
export async function reviewSarif(document: ReviewDocument, places: SarifPlaces): Promise<string> {
  // Loaded here alone: it brings a patched `fs` along, which is nothing for the other formats.
  const { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } = await import(
    "node-sarif-builder"
  );
  const { guards, items, tool, scope } = document;
  const byAddress = new Map(items.map((item) => [item.address, item]));
  const results = ["failed", "warned"]
    .flatMap((status) => guards.filter((guard) => guard.status === status))
    .flatMap((guard) => resultsOf(guard, { byAddress, places }));
  const run = new SarifRunBuilder({
    automationDetails: { id: `automox-access/review/${scope.stacks.map(plain).join(",")}` },
  }).initSimple({ toolDriverName: tool.name, toolDriverVersion: plain(tool.version) });
  for (const rule of rules()) run.addRule(new SarifRuleBuilder(rule));
  for (const result of results.slice(0, MOST)) run.addResult(new SarifResultBuilder(result));
  const log = new SarifBuilder({ $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
  log.addRun(run);
  // Not its own text: that one refuses a name with its word for a missing member.
  return jsonText(log.buildSarifOutput());
}

const rules = (): readonly ReportingDescriptor[] =>
  GUARDS.map(({ code, name, rule, remedy, level }) => ({
    id: code,
    name,
    shortDescription: { text: rule },
    help: { text: remedy },
    defaultConfiguration: { level: level === "block" ? ("error" as const) : ("warning" as const) },
  }));

function resultsOf(
  { code, status, findings }: ReviewGuard,
  { byAddress, places }: { byAddress: ReadonlyMap<string, ReviewItem>; places: SarifPlaces },
): readonly Result[] {
  return findings
    .filter(({ allowed }) => allowed === null)
    .map((finding): Result => {
      const text = plainLine(findingOf(finding));
      const { address, subject } = finding;
      const item = address === null ? undefined : byAddress.get(address);
      const names = [address, item?.constructPath ?? null].filter((name) => name !== null);
      return {
        ruleId: code,
        level: status === "failed" ? "error" : "warning",
        message: { text: plain(text) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uriOf(fileOf(item, places)), uriBaseId: "%SRCROOT%" },
              region: { startLine: 1 },
            },
            ...(names.length === 0
              ? {}
              : {
                  logicalLocations: names.map((name) => ({
                    fullyQualifiedName: plainLine([{ value: name }]),
                    kind: "resource",
                  })),
                }),
          },
        ],
        partialFingerprints: {
          "access/v1": digestText(JSON.stringify([code, subject, address, text])),
        },
      };
    });
}

/** A message may hold links, `[text](target)`, and a name must not (SARIF 2.1.0, 3.11.6). */
const plain = (text: string): string => plainLine([text]).replaceAll("](", "] (");

const uriOf = (path: string) => encodeURI(path).replaceAll("#", "%23").replaceAll("?", "%3F");

function fileOf(item: ReviewItem | undefined, { cdktfOut = "cdktf.out", source }: SarifPlaces): string {
  if (!item || item.constructPath === null || item.stack === null) return source;
  return `${cdktfOut.replace(/\/$/, "")}/stacks/${item.stack}/cdk.tf.json`;
}
