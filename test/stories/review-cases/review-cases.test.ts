// Plans in which something could be hidden: what the review says of each, and what the gate answers.
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReviewDocument } from "../../../src/access/review/review-schema";
import { access } from "../../support/access-io";

const FOLDER = join(__dirname, "../../fixtures/review-cases");
const ROSTER = join(FOLDER, "roster.json");

interface Verdict {
  readonly review: number;
  readonly guard: number;
  readonly rules: Readonly<Record<string, string>>;
  readonly says: readonly string[];
  readonly not: readonly string[];
}

interface Case extends Verdict {
  readonly file: string;
  readonly about: string;
  readonly roster?: Verdict;
  readonly sameDigestAs?: string;
  readonly otherDigestThan?: string;
}

const CASES: readonly Case[] = JSON.parse(readFileSync(join(FOLDER, "verdicts.json"), "utf8"));
const env = { DIGEST_KEY: "a key of the tests alone" };
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "review-cases-"));
  await writeFile(join(cwd, "p3-2000-aws.json"), await amongOthers());
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** An administrator's invitation in the middle of 2,000 resources of another provider. */
async function amongOthers(): Promise<string> {
  const plan = JSON.parse(readFileSync(join(FOLDER, "n3-format-1.9.json"), "utf8"));
  const others = Array.from({ length: 2_000 }, (_, at) => ({
    address: `aws_iam_user.u["${at}"]`,
    mode: "managed",
    type: "aws_iam_user",
    name: "u",
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: ["create"], before: null, after: { email: "x@example.com" }, after_unknown: {} },
  }));
  const changes = [...others.slice(0, 1_000), ...plan.resource_changes, ...others.slice(1_000)];
  return JSON.stringify({ ...plan, resource_changes: changes });
}

const fileOf = (file: string) => join(file.startsWith("p3-") ? cwd : FOLDER, file);
const run = (verb: "review" | "guard", file: string, ...more: readonly string[]) =>
  access([verb, "--plan", fileOf(file), ...more], { env, cwd });

async function judged(
  file: string,
  { review, guard, rules, says, not }: Verdict,
  ...more: readonly string[]
) {
  const shown = await run("review", file, "--detailed-exitcode", "--format", "md", ...more);
  expect(shown.code).toBe(review);
  const text = `${shown.stdout}${shown.stderr}`.replaceAll("`", "");
  for (const words of says) expect(text).toMatch(new RegExp(words, "m"));
  for (const words of not) expect(text).not.toMatch(new RegExp(words, "m"));
  const gate = await run("guard", file, "--format", "json", ...more);
  expect(gate.code).toBe(guard);
  const document: ReviewDocument = gate.stdout === "" ? { guards: [] } : JSON.parse(gate.stdout);
  const answers = Object.keys(rules).map((rule) => {
    const status = document.guards.find(({ code }) => code === rule)?.status;
    return [rule, status === "not-applicable" ? "passed" : status?.replace("-", " ")];
  });
  expect(Object.fromEntries(answers)).toEqual(rules);
}

async function digestOf(file: string): Promise<string | null> {
  const { stdout } = await run("review", file, "--format", "json", "--digest-key-env", "DIGEST_KEY");
  return (JSON.parse(stdout) as ReviewDocument).summary.digest;
}

describe.each(CASES)("$file: $about", ({ file, roster, sameDigestAs, otherDigestThan, ...verdict }) => {
  test("is said and judged", () => judged(file, verdict));
  if (roster) test("the same with a roster", () => judged(file, roster, "--roster", ROSTER));
  if (sameDigestAs !== undefined)
    test(`has the digest of ${sameDigestAs}`, async () => {
      const digest = await digestOf(file);
      expect(digest).toMatch(/^v2:/);
      expect(digest).toBe(await digestOf(sameDigestAs));
    });
  if (otherDigestThan !== undefined)
    test(`has another digest than ${otherDigestThan}`, async () => {
      const [own, other] = [await digestOf(file), await digestOf(otherDigestThan)];
      expect([own, other]).toEqual([expect.stringMatching(/^v2:/), expect.stringMatching(/^v2:/)]);
      expect(own).not.toBe(other);
    });
});
