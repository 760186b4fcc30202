// A review that another job wrote says the same again, and nothing sensitive is in any format.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { rosterDocumentOf } from "../../../src/access/live/roster-document";
import type { ReviewDocument } from "../../../src/access/review/review-schema";
import { sentenceOf } from "../../../src/access/review/sentence";
import { access } from "../../support/access-io";
import {
  planOf,
  rosterOf,
  type Scenario,
  STACKS,
  type Step,
  scenarios,
} from "../../support/review-model/scenario";

/** More with AUTOMOX_TEST_LONG, as `npm run test:long` sets it. Each writes eighteen files. */
const RUNS = process.env.AUTOMOX_TEST_LONG ? 5_000 : 100;
/** Every rule has something to say. */
const POLICY = `
admins: { min: 2, required: [ada@example.com] }
limits: { removals: 0, demotions: 0, invites: 0 }
domains: [example.org]
`;
const FORMATS = ["json", "table", "md", "html", "annotations", "summary", "gitlab", "sarif", "junit"];
const env = { DIGEST_KEY: "a key of the tests alone" };
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "review-model-"));
  await writeFile(join(cwd, "access.yaml"), POLICY);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const ORGANIZATION = 31_337;
/** Words of a closed list, `on_destroy` for example, say what happens, and are no secret. */
const SECRETS: Readonly<Record<string, unknown>> = {
  email: "hush-hush@example.com",
  org_id: ORGANIZATION,
  role: "hush-hush",
  account_role: "hush-hush",
  zone_roles: { [ORGANIZATION]: "hush-hush" },
  first_name: "hush-hush",
  last_name: "hush-hush",
  prefs_json: '{"hush-hush":1}',
  two_factor: "hush-hush",
  two_factor_reset: "hush-hush",
};

/** Somebody's values are secrets, on either side; the provider's id of them says so as well. */
const hushed = ({ steps, ...scenario }: Scenario, at: number, names: readonly string[]): Scenario => ({
  ...scenario,
  steps: steps.map((step, index): Step => {
    if (index !== at % steps.length) return step;
    const isUser = step.type === "automox_user";
    const own = names.filter((name) => isUser || !/account_role|zone|prefs|two_factor/.test(name));
    const secrets = Object.fromEntries(own.map((name) => [name, SECRETS[name]]));
    const id =
      own.includes("email") || own.includes("org_id") ? { id: `${ORGANIZATION}/hush-hush@example.com` } : {};
    const side = (values: Step["before"]) => values && { ...values, ...secrets, ...id };
    const isGone = step.after === null;
    return {
      ...step,
      before:
        isGone || !["create", "update", "replace"].includes(step.verb) ? side(step.before) : step.before,
      after: side(step.after),
      unknown: [],
      sensitive: own,
    };
  }),
});

async function run(...argv: readonly string[]) {
  const outputs = FORMATS.flatMap((format) => ["--format", `${format}=${argv[0]}.${format}`]);
  const done = await access(["review", ...argv.slice(1), ...outputs], { env, cwd });
  expect(done).toMatchObject({ stderr: "" });
  const texts = await Promise.all(
    FORMATS.map((format) => readFile(join(cwd, `${argv[0]}.${format}`), "utf8")),
  );
  return { texts, document: JSON.parse(texts[0] ?? "") as ReviewDocument };
}

const sentences = ({ items, observations, provider, summary, warnings }: ReviewDocument) => ({
  items,
  sentences: items.map(sentenceOf),
  observations,
  provider,
  warnings,
  digest: summary.digest,
  totals: summary.totals,
});

test("a review rendered again says the same, and nothing sensitive is in any format", async () => {
  await fc.assert(
    fc.asyncProperty(
      scenarios,
      fc.record({
        at: fc.nat(),
        names: fc.subarray(Object.keys(SECRETS), { minLength: 1, maxLength: 3 }),
        isAsked: fc.boolean(),
        hasKey: fc.boolean(),
      }),
      async (plain, { at, names, isAsked, hasKey }) => {
        const scenario = hushed(plain, at, names);
        for (const stack of STACKS)
          await writeFile(join(cwd, `${stack}.json`), JSON.stringify(planOf(scenario, stack)));
        const tool = { name: "automox-access" as const, version: "0.0.0" };
        await writeFile(join(cwd, "roster.json"), JSON.stringify(rosterDocumentOf(rosterOf(plain), tool)));
        const plans = STACKS.flatMap((stack) => ["--plan", `${stack}=${stack}.json`]);
        const roster = isAsked ? ["--roster", "roster.json"] : [];
        const key = hasKey ? ["--digest-key-env", "DIGEST_KEY"] : [];
        const first = await run("first", ...plans, ...roster, ...key);
        const again = await run("again", "--from", "first.json");
        for (const text of [...first.texts, ...again.texts])
          expect(withoutDigests(text)).not.toMatch(/hush|31337/i);
        expect(sentences(again.document)).toEqual(sentences(first.document));
      },
    ),
    { numRuns: RUNS },
  );
});

/** One in thousands of digests has the digits by chance. */
const withoutDigests = (text: string): string => text.replaceAll(/[0-9a-f]{32,}/g, "");
