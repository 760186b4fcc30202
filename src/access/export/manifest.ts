import { createHash } from "node:crypto";
import { foldEmail } from "../../automox/wire/email";
import type { Tool } from "../facts/document-parts";
import type { Roster } from "../facts/roster";
import { jsonText } from "../text/json-text";

export const MANIFEST_SCHEMA = "access-export-manifest/v1";

export interface Output {
  /** As the user wrote it; `-` is the standard output. */
  readonly path: string;
  readonly content: string;
  readonly rows: number;
}

interface ManifestFacts {
  readonly roster: Roster;
  readonly tool: Tool;
  /** RFC 3339 in UTC. */
  readonly writtenAt: string;
  readonly profile: string;
  readonly selection: readonly string[];
  readonly outputs: readonly Output[];
}

/**
 * What makes a list evidence: that a system made it (account, time, tool, whose key), that it is whole, and
 * SHA-256 sums that show whether a file was edited since.
 */
export function manifestText({
  roster,
  tool,
  writtenAt,
  profile,
  selection,
  outputs,
}: ManifestFacts): string {
  const people = new Set(roster.people.map(({ email }) => foldEmail(email)));
  const manifest = {
    schema: MANIFEST_SCHEMA,
    tool,
    writtenAt,
    takenAt: roster.takenAt,
    contract: roster.contract,
    account: roster.accountId,
    keyOwner: roster.keyOwner,
    organizations: [...roster.organizations]
      .sort((a, b) => a.org - b.org)
      .map(({ org, name }) => ({ org, name })),
    completeness: roster.completeness,
    people: people.size,
    profile,
    selection,
    outputs: outputs.map(({ path, content, rows }) => ({
      path,
      bytes: Buffer.byteLength(content),
      rows,
      sha256: createHash("sha256").update(content).digest("hex"),
    })),
  };
  return jsonText(manifest);
}
