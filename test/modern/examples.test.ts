// What the pages of lists and actions show, as it stands there.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { block, expression, person } from "../support/hcl";
import { blocksFor } from "../support/page-blocks";
import { ORG, openTwoOrganizations } from "../support/scene";

/** Of the team that examples refer to. */
const TEAM = block(["resource", "automox_user", "team"], {
  for_each: expression('toset(["ada", "grace"])'),
  email: expression('format("%s@example.com", each.key)'),
  first_name: expression("each.key"),
  last_name: "Example",
  role: "viewer",
});
const openModern = () =>
  openTwoOrganizations({
    TERRAFORM_BINARY_NAME: process.env.AUTOMOX_MODERN_TERRAFORM,
    AUTOMOX_ORG_ID: String(ORG),
  });
const isQuery = (code: string) => code.includes('\nlist "') || code.startsWith('list "');
const shown = blocksFor("what 1.14 brought").map(({ page, code }) => [page, code] as const);
const queries = shown.filter(([, code]) => isQuery(code));
const configurations = shown.filter(([, code]) => !isQuery(code));

test.each(queries)("%s", async (_page, code) => {
  const { tf, requests } = await openModern();
  await tf.write([TEAM, person("bob", { role: "operator" })].join("\n"));
  await writeFile(join(tf.folder, "people.tfquery.hcl"), code);
  await tf.run(["validate", "-no-color", "-query"]);
  const { stdout } = await tf.run(["query", "-no-color"]);
  expect(stdout).toContain("list.automox_");
  expect(new Set(requests().map(({ method }) => method))).toEqual(new Set(["GET"]));
});

/** Jest wants a row in each table. */
if (configurations.length > 0)
  test.each(configurations)("%s", async (_page, code) => {
    const { tf } = await openModern();
    await tf.write(code);
    await tf.apply();
    await tf.expectEmptyPlan();
  });
