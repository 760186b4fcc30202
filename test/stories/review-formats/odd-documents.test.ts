// Documents that are no plan, or more than one: neither `review` nor `guard` says that nothing changes, and both say what to do.
import { join } from "node:path";
import { bytesOf, create, planJson } from "../../support/access/plan-builder";
import { access } from "../../support/access-io";

const cwd = join(__dirname, "../../fixtures/review-cases");
const WRAPPER = "setup-terraform's wrapper does so: use it with `terraform_wrapper: false`";

describe.each(["review", "guard"])("%s", (command) => {
  test.each<readonly [string, ...string[]]>([
    ["w1-terragrunt-ndjson", "The file holds several documents", "give each plan as NAME=FILE"],
    ["w2-terragrunt-prefix", "Something stands before the JSON"],
    ["w4-list-of-plans", "This is a list, and one object is wanted"],
    ["w5-setup-terraform-wrapper", "Something stands before the JSON", WRAPPER],
    ["w6-trailing-wrapper", "Something stands after the JSON", WRAPPER],
    ["w8-minimal-jq-empty", "no whole plan: it says neither when it was made nor whether it is complete"],
    ["w10-resource-changes-twice", "resource_changes is there twice, so nobody can say which one counts"],
    [
      "h1-hcp-redacted",
      "This is the redacted plan of HCP Terraform",
      "GET /api/v2/plans/PLAN-ID/json-output`",
    ],
    ["h2-jsonapi-error", "This is no plan as JSON"],
    [
      "n4-format-2.0",
      "format_version is 2.0, and this version of automox-access reads 1.x",
      "newer automox-access",
    ],
    [
      "n5-action-unknown",
      'The change of automox_user.ada has the action "hibernate", which this version of automox-access does not know',
    ],
  ])("%s is refused", async (name, ...words) => {
    const { code, stdout, stderr } = await access([command, "--plan", `${name}.json`], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    for (const each of words) expect(stderr).toContain(each);
  });

  test("one that was cut after 65,536 bytes, as a pipe or a variable of a forge does, is refused", async () => {
    const others = Array.from({ length: 400 }, (_, at) => ({
      address: `aws_iam_user.u${at}`,
      type: "aws_iam_user",
    }));
    const text = JSON.stringify(planJson([create()])).replace(/\]/, `,${JSON.stringify(others).repeat(4)}]`);
    expect(text.length).toBeGreaterThan(65_536);
    const stdin = bytesOf(text.slice(0, 65_536));
    const { code, stdout, stderr } = await access([command, "--plan", "-"], { cwd, stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("The JSON ends in the middle: it was cut");
  });

  test("a complete plan with null for a list of changes changes nothing", async () => {
    expect((await access([command, "--plan", "w9-changes-null.json"], { cwd })).code).toBe(0);
  });
});
