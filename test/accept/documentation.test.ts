// The configuration in hand-written pages is as good as the examples: formatted, and planned. (What generated pages show are
// the examples, which are applied.)
import { readdirSync, readFileSync, statSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SeedUser } from "../../src/simulator/world/seed";
import { CONTRACTS } from "../support/contracts";
import { blocksFor, PAGES } from "../support/page-blocks";
import { openScene } from "../support/scene";
import { openTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");
const blocks = blocksFor("configurations");
const plans = blocks.filter(({ language }) => language === "terraform");
/** Whoever a page takes for there already. */
const PEOPLE = ["erin viewer", "frank operator"].map((each): SeedUser => {
  const [name = "", role = ""] = each.split(" ");
  return { email: `${name}@example.com`, firstname: name, lastname: "Example", role };
});

test("all of it is formatted", async () => {
  const tf = await openTerraform();
  await tf.write(Object.fromEntries(blocks.map(({ code }, index) => [`${index}.tf`, `${code}\n`])));
  const { stdout } = await tf.run(["fmt", "-check", "-diff"], { expect: "either" });
  expect(stdout).toBe("");
});

test.each(plans)("$place can be planned", async ({ code }) => {
  const { tf, simulator, writes } = await openScene({
    people: PEOPLE,
    ...(code.includes("account_id") && { contract: CONTRACTS.account }),
  });
  const own = code.replaceAll("0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10", simulator.accountId);
  // Without one Terraform does not even ask the provider about its block.
  const read = /^(resource|data) /m.test(own) ? "" : '\ndata "automox_organizations" "mine" {}\n';
  await tf.write(own + read);
  await tf.plan();
  expect(writes()).toEqual([]);
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

test.each(PAGES)("the links of %s lead somewhere", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  for (const [link, path = "", anchor = ""] of text.matchAll(LINK)) {
    const target = path === "" ? join(ROOT, file) : join(ROOT, file, "..", path);
    const there = statSync(target).isDirectory() ? readdirSync(target).join() : readFileSync(target, "utf8");
    const headings = [...there.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => `#${slug(heading)}`);
    const anchors = [...there.matchAll(/<a id="(.*?)">/g)].map(([, id]) => `#${id}`);
    const leads = anchor === "" || [...headings, ...anchors].includes(anchor);
    expect({ link, leads }).toEqual({ link, leads: true });
  }
});
