// The page that the nightly example leaves, of two stacks of one organization: made by the command line of its own script.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "../../scripts/browser.mjs";
import { startSimulator } from "../../src/simulator/start";
import { DEFAULT_API_KEY } from "../../src/simulator/world/seed";
import { ada, ORG, planJson, unchanged } from "../support/access/plan-builder";
import { access } from "../support/access-io";
import { openForge, runScript, scratchFolder } from "../support/forge";

const PATIENCE_MS = 60_000;

/** Ada is of one stack, Grace of the other, Eve of none; Alice owns the key. */
const PEOPLE = ["alice", "ada", "grace", "eve"].map((name, at) => ({
  ...{ id: 201 + at, org: ORG, email: `${name}@example.com`, firstname: name, lastname: "Example" },
  role: name === "alice" ? "admin" : "viewer",
}));

const managed = (name: string) => {
  const { id, email } = PEOPLE.find((each) => each.firstname === name) ?? { id: 0, email: "" };
  return {
    ...unchanged(ada({ id: `${ORG}/${email}`, user_id: id, email, first_name: name })),
    address: `automox_user.${name}`,
  };
};

async function writeStack(folder: string, stack: string, name: string): Promise<void> {
  const path = join(folder, "cdktf.out", "stacks", stack);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "plan"), JSON.stringify(planJson([managed(name)])));
}

const SCRIPTS = resolve(__dirname, "..", "..", "examples", "gitops", "scripts");

/** Runs the example's own script: its tools with a plan.sh that has planned already, and the answer of automox-access as it is. */
async function nightly(folder: string, automox: string): Promise<readonly string[]> {
  const tools = join(folder, "tools");
  await cp(SCRIPTS, join(tools, "scripts"), { recursive: true });
  await writeFile(join(tools, "scripts/plan.sh"), `cp -R "${folder}/cdktf.out" "$2"\n`);
  await writeFile(
    join(tools, "access.allowed.json"),
    JSON.stringify({ stacks: { blue: {}, green: {} }, environment: { AUTOMOX_BASE_URL: automox } }),
  );
  for (const rules of ["access.yaml", ".accessignore"]) await writeFile(join(tools, rules), "");
  // What was asked is done after the script: this process holds the code of the source.
  const asked = join(folder, "asked.json");
  await writeFile(
    join(tools, "automox-access.cjs"),
    `const { cpSync, writeFileSync } = require("fs");
const args = process.argv.slice(2);
cpSync(args[args.indexOf("--cdktf-out") + 1], ${JSON.stringify(join(folder, "planned"))}, { recursive: true });
writeFileSync(${JSON.stringify(asked)}, JSON.stringify(args));
process.exit(1);
`,
  );
  const forge = await openForge("github", folder);
  const env = { AUTOMOX_API_KEY: DEFAULT_API_KEY };
  const script = join(tools, "scripts/drift.sh");
  expect((await runScript([script, "none", "drift"], { forge, cwd: folder, env })).code).toBe(1);
  const args: readonly string[] = JSON.parse(await readFile(asked, "utf8"));
  const scratch = args[args.indexOf("--cdktf-out") + 1] ?? "";
  return args.map((each) => (each === scratch ? join(folder, "planned") : each));
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const folder = await scratchFolder();
  await writeStack(folder, "blue", "ada");
  await writeStack(folder, "green", "grace");
  await writeFile(
    join(folder, "cdktf.out", "manifest.json"),
    JSON.stringify({ stacks: { blue: {}, green: {} } }),
  );
  const simulator = await startSimulator({
    seed: {
      organizations: [{ id: ORG, name: "Headquarters" }],
      users: PEOPLE,
      keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
    },
  });
  simulator.control.edit({ who: "ada@example.com", set: { role: "admin" } });
  const env = { AUTOMOX_API_KEY: DEFAULT_API_KEY, AUTOMOX_BASE_URL: simulator.url };
  const { code, stderr } = await access(await nightly(folder, simulator.url), { cwd: folder, env });
  await simulator.close();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  browser = await startBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(pathToFileURL(join(folder, "drift", "access-drift.html")).href);
});
afterAll(() => browser?.close());

const shown = () => page.locator("#grid tbody tr[id]:not([hidden]) .mail").allTextContents();

test("both stacks are named, and everybody of both is there", async () => {
  expect(await page.locator("dl.facts").first().textContent()).toContain("Compared withblue, green");
  await page.getByLabel("Only rows needing attention").uncheck();
  expect((await shown()).sort()).toEqual(PEOPLE.map(({ email }) => email).sort());
});

test("whoever the other stack holds is in code, and only who is in neither is not", async () => {
  const inCode = page.getByLabel("In code", { exact: true });
  await inCode.selectOption("managed");
  expect(await shown()).toEqual(["ada@example.com", "grace@example.com"]);
  await inCode.selectOption("in no given stack");
  expect(await shown()).toEqual(["eve@example.com"]);
});

test("the findings are the edit in one stack and the person in none, each with its remedy", async () => {
  const findings = page.locator("#findings tbody tr");
  expect(await findings.count()).toBe(2);
  expect(await findings.nth(0).textContent()).toMatch(
    /Role raised.*ada@example\.com.*Revert.*terraform apply/s,
  );
  expect(await findings.nth(1).textContent()).toMatch(/in no given stack.*eve@example\.com.*Remove/s);
  expect(await page.locator("#findings").textContent()).not.toContain("grace@example.com");
  const figures = await page.locator(".tile").allTextContents();
  expect(
    figures.filter((each) => /Edited|Stale|Gone|Unmanaged/.test(each)).map((each) => each.slice(0, 8)),
  ).toEqual(["0 Stale ", "1 Unmana", "1 Edited", "0 Gone i"]);
});
