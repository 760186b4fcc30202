import { createHash } from "node:crypto";
import * as z from "zod";
import { foldEmail } from "../../automox/wire/email";
import { completenessSchema, countSchema, type Tool, timeSchema, toolSchema } from "../facts/document-parts";
import type { Roster } from "../facts/roster";
import { jsonText } from "../text/json-text";

/** What `export --manifest` writes. */
export const manifestSchema = z.strictObject({
  schema: z.literal("access-export-manifest/v1"),
  tool: toolSchema,
  writtenAt: timeSchema,
  takenAt: timeSchema.describe("When Automox was read."),
  contract: z.enum(["organization", "account"]),
  account: z.string().nullable(),
  keyOwner: z.string().nullable(),
  organizations: z.array(z.strictObject({ org: z.int().positive(), name: z.string().nullable() })),
  completeness: completenessSchema,
  people: countSchema.describe("Before the selection."),
  profile: z.string(),
  selection: z.array(z.string()),
  outputs: z.array(
    z.strictObject({
      path: z.string().describe("As given; `-` is the standard output."),
      bytes: countSchema,
      rows: countSchema,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

type Manifest = z.infer<typeof manifestSchema>;

export const listedOutput = (path: string, content: string, rows: number): Manifest["outputs"][number] => ({
  path,
  bytes: Buffer.byteLength(content),
  rows,
  sha256: createHash("sha256").update(content).digest("hex"),
});

interface ManifestFacts extends Pick<Manifest, "profile" | "selection" | "outputs"> {
  readonly tool: Tool;
  readonly writtenAt: Date;
}

/**
 * What makes a list evidence: that a system made it (account, time, tool, whose key), that it is whole, and
 * SHA-256 sums that show whether a file was edited since.
 */
export const manifestText = (roster: Roster, { tool, writtenAt, ...wish }: ManifestFacts): string =>
  jsonText({
    schema: manifestSchema.shape.schema.value,
    tool,
    writtenAt: writtenAt.toISOString(),
    takenAt: roster.takenAt,
    contract: roster.contract,
    account: roster.accountId,
    keyOwner: roster.keyOwner,
    organizations: [...roster.organizations]
      .sort((a, b) => a.org - b.org)
      .map(({ org, name }) => ({ org, name })),
    completeness: roster.completeness,
    people: new Set(roster.people.map(({ email }) => foldEmail(email))).size,
    profile: wish.profile,
    selection: wish.selection,
    outputs: wish.outputs,
  });
