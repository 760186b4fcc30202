// Review documents for tests of the printers, from a plan to the end.
import fc from "fast-check";
import { DEFAULT_ROLE_ORDER as order } from "../../../src/access/facts/rank";
import { evaluateGuards } from "../../../src/access/guards/evaluate";
import { DEFAULT_GUARD_SETTINGS, type GuardSettings } from "../../../src/access/guards/policy";
import { differenceOf } from "../../../src/access/model/compare-plans";
import { accessDigest } from "../../../src/access/model/digest";
import { toReviewDocument } from "../../../src/access/review/review-document";
import type { ReviewDocument } from "../../../src/access/review/review-schema";
import { type Change, create, type Json, ORG, plan, remove, unchanged, update } from "./plan-builder";

const NOW = new Date("2026-03-01T12:00:00Z");

export async function review(
  changes: readonly Change[],
  {
    settings = {},
    more = {},
    stack = null,
  }: { settings?: Partial<GuardSettings>; more?: Json; stack?: string | null } = {},
): Promise<ReviewDocument> {
  const plans = [await plan(changes, more, stack)];
  const difference = differenceOf(plans);
  const guards = evaluateGuards({
    difference,
    order,
    settings: { ...DEFAULT_GUARD_SETTINGS, ...settings },
    live: null,
    keys: null,
    author: null,
    digest: null,
    now: NOW,
  });
  return toReviewDocument({
    difference,
    order,
    guards,
    digest: accessDigest(difference),
    completeness: { status: "complete", problems: [] },
    commit: "abc123",
    version: "1.2.3",
    now: NOW,
  });
}

/** Texts that try to be something else. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "|",
        "`",
        "``",
        "\\",
        "\n",
        "\r\n",
        "\u2028",
        "@team",
        "@org/team",
        "#12",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "</details>",
        "[x](https://evil.example)",
        "![x](https://evil.example)",
        "https://evil.example",
        "www.evil.example",
        "**all passed**",
        "# Heading",
        "\n\n## Heading\n",
        "| a | b |",
        "---",
        "\u202e",
        "\u200b",
        "&lt;",
        "~~x~~",
        "$x$",
        ":tada:",
        "_x_",
        "* x",
        "1. x",
        "\u0000",
        "::error::x",
        "%0A",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.string({ maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(""));

/** Changes with such texts wherever a user can write one. */
export const nastyChanges: fc.Arbitrary<readonly Change[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom("create", "update", "remove", "replace", "move", "keep"),
      who: nastyText,
      role: fc.oneof(nastyText, fc.constantFrom("viewer", "admin")),
      name: nastyText,
      key: nastyText,
      at: fc.nat(1000),
    })
    .map(({ kind, who, role, name, key, at }): Change => {
      const address = `automox_user.this[${JSON.stringify(`${key}${at}`)}]`;
      const attributes = { email: `${who}@example.com`, id: `${ORG}/x`, role, first_name: name };
      if (kind === "create") return create(attributes, { address });
      if (kind === "update")
        return update({ ...attributes, role: "viewer" }, { ...attributes, last_name: name }, { address });
      if (kind === "move")
        return unchanged(attributes, { address, more: { previous_address: `automox_user.${key}` } });
      if (kind === "replace")
        return {
          ...remove(attributes, { address }),
          actions: ["delete", "create"],
          after: { ...attributes, email: `${name}@example.com` },
        };
      return remove({ ...attributes, on_destroy: kind === "keep" ? "keep" : null }, { address });
    }),
  { maxLength: 12 },
);
