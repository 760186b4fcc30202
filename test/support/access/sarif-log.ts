// What SARIF 2.1.0 demands of the members we write, and what GitHub demands on top. No member beside those is
// let through.
import { z } from "zod";

const words = z.string().min(1);
const message = z.strictObject({ text: words });
const level = z.enum(["none", "note", "warning", "error"]);
/** RFC 3986: no blank, no sign that must be escaped. Relative, because GitHub resolves from the root. */
const uri = z.string().regex(/^(?![/.]|[a-z]+:)(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$/);

const result = z.strictObject({
  ruleId: words,
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z
    .array(
      z.strictObject({
        physicalLocation: z.strictObject({
          artifactLocation: z.strictObject({ uri, uriBaseId: words, index: z.int().min(0) }),
          region: z.strictObject({ startLine: z.int().min(1) }),
        }),
        logicalLocations: z
          .array(z.strictObject({ fullyQualifiedName: words, kind: words }))
          .min(1)
          .optional(),
      }),
    )
    .min(1),
  partialFingerprints: z.record(words, words),
});

const run = z.strictObject({
  automationDetails: z.strictObject({ id: words }),
  tool: z.strictObject({
    driver: z.strictObject({
      name: words,
      version: words,
      rules: z.array(
        z.strictObject({
          id: words,
          name: words,
          shortDescription: message,
          help: message,
          defaultConfiguration: z.strictObject({ level }),
        }),
      ),
    }),
  }),
  artifacts: z.array(z.strictObject({ sourceLanguage: words, location: z.strictObject({ uri }) })),
  results: z.array(result).max(5_000),
});

const log = z.strictObject({ $schema: z.url(), version: z.literal("2.1.0"), runs: z.tuple([run]) });

/**
 * The one run of a log that keeps to all of it; throws with every breach. Every reference by number must lead
 * to what it names.
 */
export function sarifRun(text: string): z.infer<typeof run> {
  const [only] = log.parse(JSON.parse(text)).runs;
  const { rules } = only.tool.driver;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { ruleId, ruleIndex, locations } of only.results) {
    expect(rules[ruleIndex]?.id).toBe(ruleId);
    for (const { physicalLocation } of locations) {
      const { artifactLocation } = physicalLocation;
      expect(only.artifacts[artifactLocation.index]?.location.uri).toBe(artifactLocation.uri);
    }
  }
  return only;
}
