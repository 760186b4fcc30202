import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SCHEMA_NAMES } from "../../../../src/access/commands/schemas";
import { access } from "../../../support/access-io";

const PUBLISHED = resolve(__dirname, "../../../../docs/schemas");

test.each(SCHEMA_NAMES)("docs/schemas/%s.json is what the command prints", async (name) => {
  const { code, stdout } = await access(["schema", name]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  // `npm run schemas` makes it fresh.
  expect(readFileSync(join(PUBLISHED, `${name}.json`), "utf8")).toBe(stdout);
});

test("nothing else is published there", () => {
  expect(readdirSync(PUBLISHED).sort()).toEqual(SCHEMA_NAMES.map((name) => `${name}.json`));
});

test("a document's own name is understood, and an unknown one lists what there is", async () => {
  expect((await access(["schema", "access-review/v2"])).code).toBe(0);
  const { code, stderr } = await access(["schema", "constructor"]);
  expect(code).toBe(1);
  expect(stderr).toContain("access-review-v2");
  expect((await access(["schema"])).stdout).toBe(SCHEMA_NAMES.map((name) => `${name}\n`).join(""));
});
