// An app and its library that have copies of their own of cdktf, constructs and this package, as package managers install
// them. test/stories/constructs/copies does the same with modules loaded twice.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(__dirname, "..", "..");
const PNPM = "pnpm@10.33.0";

let folder: string;
let tarball: string;

async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error) => {
      throw new Error(`${[program, ...args].join(" ")}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "copies-"));
  const text = await run("npm", ["pack", "--json", "--pack-destination", folder], ROOT);
  tarball = join(folder, JSON.parse(text.slice(text.indexOf("[")))[0].filename);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Two packages of one repository that ask for different versions of constructs. */
function repository(name: string, own: string): string {
  const root = join(folder, name);
  const dependencies = (constructs: string) => ({
    cdktf: "0.21.0",
    constructs,
    "terraform-provider-automox": `file:${tarball}`,
  });
  const files = {
    "package.json": { name: "repository", private: true, workspaces: ["app", "library"] },
    "pnpm-workspace.yaml": "packages: [app, library]\n",
    "library/package.json": {
      name: "people-library",
      version: "1.0.0",
      dependencies: dependencies("10.4.2"),
    },
    "library/index.js":
      'module.exports = { ...require("cdktf"), ...require("terraform-provider-automox/cdktf"), resolve: require.resolve };\n',
    "app/package.json": {
      name: "app",
      version: "1.0.0",
      dependencies: { ...dependencies("10.8.1"), "people-library": own },
    },
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  cpSync(join(ROOT, "test/fixtures/constructs/two-copies.cjs"), join(root, "app/index.cjs"));
  return root;
}

test.each([
  [
    "npm",
    "1.0.0",
    ["npm", "install", "--install-strategy=nested", "--no-audit", "--no-fund", "--ignore-scripts"],
  ],
  ["pnpm", "workspace:*", ["npx", "--yes", PNPM, "install", "--ignore-scripts"]],
])("copies behave like one where %s installs them", async (name, own, [program = "", ...args]) => {
  const root = repository(name, own);
  await run(program, args, root);
  const said = JSON.parse(await run(process.execPath, ["index.cjs"], join(root, "app")));
  expect(said.copies).toEqual(["cdktf", "constructs", "terraform-provider-automox/cdktf"]);
  expect(said.outcomes).toEqual({
    "a plain stack": "automox_user",
    "a key in the default of their variable": expect.stringMatching(
      /apiKey: comes from the default of the variable key/,
    ),
    "a key in their local": expect.stringMatching(/apiKey: comes from the local key/),
    "a team beside their provider": "automox_user",
    "one person of each": expect.stringMatching(/^(?=.*stack\/again is ada@example\.com)(?!(.*already){2})/s),
    "one administrator of each": expect.stringMatching(
      /\[stack\/bea\] role: would be administrator number 2/,
    ),
    "their operator": expect.stringMatching(/an operator sees devices in the zones given/),
  });
});
