// The configuration in hand-written pages is as good as the examples: formatted, and valid for the schema. (What
// generated pages show are the examples, which are run.)
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { openTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");
const GUIDES = readdirSync(join(ROOT, "docs", "guides")).map((name) => `docs/guides/${name}`);
const FENCE = /^```(?:hcl|terraform)\n([\s\S]*?)^```$/gm;

const blocks = ["README.md", ...GUIDES].flatMap((file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(FENCE)].map(({ 1: code = "", index }) => {
    const line = text.slice(0, index).split("\n").length;
    return [`${file}:${line}`, code] as const;
  });
});

function fileOf(code: string): string {
  if (code.includes("mock_provider")) return "tests/main.tftest.hcl";
  // A block that declares the provider takes the place of the harness's own declaration.
  return code.includes("required_providers") ? "terraform.tf" : "main.tf";
}

test("there is something to test", () => expect(blocks.length).toBeGreaterThan(2));

test.each(blocks)("%s is formatted and valid", async (_place, code) => {
  const tf = await openTerraform();
  await tf.write({ [fileOf(code)]: code });
  const { stdout } = await tf.run(["fmt", "-check", "-diff"], { expect: "either" });
  expect(stdout).toBe("");
  await tf.validate();
});

test("copied to the user's plugin folder, the provider is found without any CLI configuration", async () => {
  const tf = await openTerraform();
  const home = await mkdtemp(join(tf.folder, "..", "home-"));
  await cp(join(process.env.AUTOMOX_TEST_DIST ?? "dist", "mirror"), join(home, ".terraform.d", "plugins"), {
    recursive: true,
  });
  await rm(join(tf.folder, ".terraform"), { recursive: true });
  await rm(join(tf.folder, ".terraform.lock.hcl"));
  const env = { HOME: home, TF_CLI_CONFIG_FILE: undefined };
  const { stdout } = await tf.init({ env });
  expect(stdout).toMatch(/Installed (registry\.terraform\.io\/)?automox-iac\/automox v/);
  await tf.validate({ env });
});

/** A link to a file of ours, to a heading or not. Links elsewhere are not followed. */
const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)/g;
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

test.each(["README.md", "docs/index.md", ...GUIDES])("the links of %s lead somewhere", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  for (const [link, path = "", anchor = ""] of text.matchAll(LINK)) {
    const target = path === "" ? join(ROOT, file) : join(ROOT, file, "..", path);
    const there = path.endsWith("/") ? readdirSync(target).join() : readFileSync(target, "utf8");
    const headings = [...there.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => `#${slug(heading)}`);
    const anchors = [...there.matchAll(/<a id="(.*?)">/g)].map(([, id]) => `#${id}`);
    const leads = anchor === "" || [...headings, ...anchors].includes(anchor);
    expect({ link, leads }).toEqual({ link, leads: true });
  }
});
