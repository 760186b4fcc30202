// Lines of pages that are part of a program: run within one, over both libraries. test/accept/examples-cdktf checks their types.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LIBRARIES } from "../../support/construct-libraries";
import { runProgram } from "../../support/construct-program";
import { codeFor, pageText } from "../../support/page-blocks";
import { FRAGMENTS } from "../../support/page-fragments";

/** In the order of the pages: what becomes of the stack. */
const BECOMES = [
  { data: { automox_access_review: { review: { managed: ["alice@example.com"] } } } },
  {
    locals: { who: { "ada@example.com": { first: "Ada", last: "Adams" } } },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's.
    resource: { automox_user: { people: { for_each: "${local.who}", email: "${each.key}" } } },
  },
  { terraform: { required_providers: { automox: { source: "app.terraform.io/ORG/automox" } } } },
];

test("each of them is here", () => expect(FRAGMENTS).toHaveLength(BECOMES.length));

describe.each(LIBRARIES)("over %s", (_, loaded) => {
  test.each(FRAGMENTS.map((fragment, index) => ({ ...fragment, becomes: BECOMES[index] })))(
    "$place",
    ({ place, program, becomes }) => {
      expect(JSON.parse(runProgram(place, {}, { loaded, source: program }))).toMatchObject(becomes ?? {});
    },
  );
});

test("what the guide tells to write in place of a message's block is there", () => {
  const { AutomoxUser } = (LIBRARIES[0] as (typeof LIBRARIES)[number])[1].constructs;
  const [, section = ""] = pageText("docs/guides/constructs.md").split("## Words of messages in TypeScript");
  for (const [name, of] of Object.entries({
    moveFromId: AutomoxUser.prototype,
    importExisting: AutomoxUser,
  })) {
    expect(section).toContain(name);
    expect(of).toHaveProperty(name, expect.any(Function));
  }
});

test("three lines change from one library to the other, to versions that fit", () => {
  const lines = codeFor("fragments", "diff").trim().split("\n");
  const [before, after] = ["-", "+"].map((sign) =>
    lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1)),
  ) as [string[], string[]];
  expect(before.slice(1).map((line) => line.replaceAll("cdktf", "cdktn"))).toEqual(after.slice(1));
  const manifest = (name: string) =>
    JSON.parse(readFileSync(join(__dirname, "../../..", name, "package.json"), "utf8"));
  const versions = (text = "") => JSON.parse(`{${text.replace(/,$/, "")}}`);
  const { peerDependencies: ours } = manifest(".");
  expect(versions(before[0]).cdktf).toBe(ours.cdktf);
  expect(versions(after[0])).toEqual({
    cdktn: ours.cdktn,
    constructs: manifest("node_modules/cdktn").peerDependencies.constructs,
  });
});
