// Whatever somebody is called: what drift suggests to copy into HCL is HCL, by Terraform's own word.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { driftReport } from "../support/drift-report";
import { managedPerson } from "../support/managed";
import { rosterOf, rosterPerson } from "../support/roster";
import { openTerraform } from "../support/terraform";

const NAMES = [
  "Ada",
  'a "quoted" \\ name',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would take for an expression.
  "${path.root}",
  "%{ if true }",
  "line\nend",
  "tab\t\b\f\u0000",
  "\u202egnirts",
  "日本",
];

test("every suggestion in HCL parses", async () => {
  const report = driftReport({
    managed: NAMES.map((name, at) =>
      managedPerson(`p${at}`, {
        zoneRoles: { 20000: "read-only" },
        address: `automox_user.all[${JSON.stringify(name)}]`,
      }),
    ),
    roster: rosterOf(
      NAMES.map((name, at) =>
        rosterPerson(`p${at}`, {
          firstName: name,
          memberships: [
            { org: 12345, role: name },
            { org: 20000, role: name },
          ],
        }),
      ),
    ),
  });
  const code = report.items.flatMap(({ actions }) => actions.filter(({ language }) => language === "hcl"));
  expect(code.length).toBeGreaterThanOrEqual(3 * NAMES.length - 1);
  const { folder, run } = await openTerraform();
  const blocks = code.map(({ text }, at) => `resource "automox_user" "x${at}" {\n${text}\n}\n`);
  await writeFile(join(folder, "suggested.tf"), blocks.join(""));
  expect(await run(["fmt", "-check=false", "suggested.tf"])).toMatchObject({ ok: true });
});
