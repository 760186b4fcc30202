import fc from "fast-check";
import ts from "typescript";
import { findDrift } from "../../../../src/access/drift/find-drift";
import type { DriftSettings } from "../../../../src/access/drift/settings";
import type { ManagedPerson } from "../../../../src/access/facts/managed";
import { stackFromState } from "../../../../src/access/terraform/stack-access";
import { managedPerson } from "../../../support/managed";
import { type PersonSketch, rosterOf, rosterPerson } from "../../../support/roster";

const LONDON = 20_000;

interface Case {
  readonly recorded?: Partial<ManagedPerson>;
  readonly live?: PersonSketch;
  readonly language?: DriftSettings["language"];
  readonly stacks?: readonly string[];
}

/** What is suggested of Ada, or of somebody whom no state has. */
function suggested({ recorded, live = {}, language, stacks = ["prod"] }: Case) {
  const people = recorded ? [managedPerson("ada", recorded)] : [];
  const given = stacks.map((stack, at) => stackFromState(stack, at === 0 ? people : []));
  const roster = rosterOf([rosterPerson("ada", live)]);
  const { items } = findDrift({ stacks: given, roster }, { staleAfterMs: 1, now: 0, language });
  return items.flatMap(({ actions }) => actions);
}
const textOf = (of: Case, label: string) => suggested(of).find((action) => action.label === label)?.text;

const raised = { recorded: {}, live: { role: "admin" } };
const path = { constructPath: "prod/ada" };
const twoPlaces = [{ org: 12345 }, { org: LONDON, role: "zone-operator" }];
const zone = {
  recorded: { zoneRoles: { [LONDON]: "read-only", "12346": "zone-admin" } },
  live: { memberships: twoPlaces },
};

test.each<[string, Case, string]>([
  ["a role", raised, '# automox_user.ada\nrole = "admin"'],
  ["a role of a construct", { ...raised, recorded: path }, '// prod/ada\nrole: "admin",'],
  [
    "a role of a construct, as HCL",
    { ...raised, recorded: path, language: "hcl" },
    '# prod/ada\nrole = "admin"',
  ],
  [
    "a name in TypeScript",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would take for an expression.
    { recorded: {}, live: { firstName: "A${b}" }, language: "typescript" },
    '// automox_user.ada\nfirstName: "A$${b}",',
  ],
  [
    "a further zone, beside the others",
    zone,
    '# automox_user.ada\nzone_roles = {\n  "12346" = "zone-admin"\n  "20000" = "zone-operator"\n}',
  ],
  [
    "a further zone of a construct",
    { ...zone, language: "typescript" },
    '// automox_user.ada\nzoneRoles: {\n  "12346": "zone-admin",\n  "20000": "zone-operator",\n},',
  ],
])("%s is accepted in the language of the stack", (_name, of, text) => {
  expect(textOf(of, "Accept")).toBe(text);
});

describe("somebody whom no given stack holds", () => {
  test("is never to be removed while one stack alone is known; the others are asked for first", () => {
    const [first, ...rest] = suggested({});
    expect(first?.text).toMatch(/^give every stack of the organization together, each as --state NAME=FILE/);
    expect(rest.map(({ label }) => label)).toEqual(["Adopt, if no stack holds them", "Ignore"]);
  });

  test.each<["hcl" | "typescript", string]>([
    ["hcl", "hcl"],
    ["typescript", "cdktf"],
  ])("is adopted in the language of the stacks, %s, or removed", (language, form) => {
    const actions = suggested({ stacks: ["a", "b"], language });
    expect(actions.map(({ label }) => label)).toEqual(["Adopt", "Ignore", "Remove"]);
    expect(actions[0]?.text).toMatch(
      new RegExp(` show -json \\| automox-access adopt --org 12345 .* --as ${form} --state -$`),
    );
  });
});

test("whatever somebody is called, what is to be copied into TypeScript can be read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
      const live = {
        firstName: `x${name}`,
        role: name,
        memberships: [{ org: 12345 }, { org: LONDON, role: name }],
      };
      const recorded = { zoneRoles: { [LONDON]: "read-only" }, constructPath: name };
      const code = suggested({ recorded, live }).filter(({ form }) => form === "code");
      expect(code.length).toBeGreaterThan(0);
      for (const { text } of code) {
        const { diagnostics } = ts.transpileModule(`({\n${text}\n})`, { reportDiagnostics: true });
        expect(diagnostics).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
