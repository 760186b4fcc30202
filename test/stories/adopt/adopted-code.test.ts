// The written TypeScript is run with the real constructs, and what it synthesizes is looked at.
import { Testing } from "cdktf";
import ts from "typescript";
import { AutomoxOrgMembership } from "../../../lib/org-membership";
import { AutomoxProvider } from "../../../lib/provider";
import { AutomoxUser } from "../../../lib/user";
import { cdktfCode } from "../../../src/access/adopt/cdktf-code";
import { planAdoption } from "../../../src/access/adopt/plan-adoption";
import { rosterOf, rosterPerson } from "../../support/roster";

const PEOPLE = [
  rosterPerson("ada", { role: "admin", memberships: [{ org: 12345 }, { org: 54321, role: "viewer" }] }),
  rosterPerson("pen", { status: "pending", lastName: "$" + "{x} \u202e" }),
  rosterPerson("off", { status: "disabled" }),
  rosterPerson("ada.54321"),
  rosterPerson("constructor"),
];

test("everybody is declared with the constructs and imported; disabled people are not", () => {
  const plan = planAdoption(rosterOf(PEOPLE), {
    known: { people: [], ids: new Map() },
    isWanted: () => true,
  });
  const { outputText } = ts.transpileModule(cdktfCode(plan, "cdktf"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const modules: Record<string, object> = {
    "terraform-provider-automox/cdktf": { AutomoxUser, AutomoxOrgMembership },
  };
  const written = { exports: {} as { adoptedPeople?: (scope: object) => void } };
  new Function("module", "exports", "require", outputText)(
    written,
    written.exports,
    (name: string) => modules[name],
  );
  const synthesized = Testing.synthScope((stack) => {
    new AutomoxProvider(stack, "automox", {});
    written.exports.adoptedPeople?.(stack);
  });
  const { import: imports, resource } = JSON.parse(synthesized);
  expect(imports).toEqual([
    { to: "automox_user.ada_54321", id: "12345/ada.54321@example.com" },
    { to: "automox_user.ada", id: "12345/ada@example.com" },
    {
      to: expect.stringMatching(/^automox_org_membership\.ada_54321_[0-9a-f]{8}$/),
      id: "54321/ada@example.com",
    },
    { to: "automox_user.user_constructor", id: "12345/constructor@example.com" },
    { to: "automox_user.pen", id: "12345/pen@example.com" },
  ]);
  expect(Object.keys(resource.automox_user)).toEqual(["ada", "ada_54321", "pen", "user_constructor"]);
  expect(resource.automox_user.pen).toMatchObject({
    org_id: 12345,
    role: "viewer",
    last_name: "$$" + "{x} \u202e",
  });
});
