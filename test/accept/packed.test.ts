// What npm would publish, used as its users would: installed into a fresh folder, imported from CommonJS and from ES
// modules, type-checked and synthesized.
import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { LIBRARIES, typeProblems } from "../../scripts/build/library.mjs";
import { scriptOf } from "../../scripts/test/run-tool.mjs";
import { startSimulator } from "../../src/simulator/start";
import { blocksFor, codeFor } from "../support/page-blocks";

const ROOT = join(__dirname, "..", "..");
/** Pictures of the README are half of it. */
const MAX_BYTES = 2_500_000;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

let folder: string;
let packed: Packed;

async function run(program: string, args: readonly string[], cwd = folder): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error) => {
      throw new Error(`${[program, ...args].join(" ")}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout;
}
const node = (...args: string[]) => run(process.execPath, args);
const save = (files: Readonly<Record<string, unknown>>) => {
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
};

/**
 * The tarball has no dependencies, so npm needs no registry to install it. What an app brings along is linked from
 * here; each package then finds its own dependencies where it really lies.
 */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  const text = await run("npm", ["pack", "--json", "--pack-destination", folder], ROOT);
  [packed] = JSON.parse(text.slice(text.indexOf("["))) as [Packed];
  save({ "package.json": { name: "app", private: true } });
  await run("npm", [
    "install",
    "--offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    `./${packed.filename}`,
  ]);
  for (const name of ["cdktf", "cdktn", "constructs", "typescript", "ts-node", "@types/node"]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), link, "dir");
  }
  symlinkSync(join(ROOT, "node_modules/.bin/ts-node"), join(folder, "node_modules/.bin/ts-node"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test(`the tarball is under ${MAX_BYTES} bytes and holds only what runs, and words about it`, () => {
  expect(packed.size).toBeLessThan(MAX_BYTES);
  const strange = packed.files
    .map(({ path }) => path)
    .filter((path) => !/^(?:dist|docs|examples)\/|^(?:package\.json|LICENSE|[A-Z_]+\.md)$/.test(path));
  expect(strange).toEqual([]);
  const left = /^dist\/.*(?:test|mirror|\.tfrc$)|\.map$|node_modules|cdktf\.out/;
  expect(packed.files.filter(({ path }) => left.test(path))).toEqual([]);
});

test("every link of its README leads to a file that is in it, and installing it runs no script", () => {
  const root = join(folder, "node_modules/terraform-provider-automox");
  const links = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
  expect(links.length).toBeGreaterThan(20);
  expect(links.map(([, path = ""]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(Object.keys(scripts).filter((name) => /install|prepare$/.test(name))).toEqual([]);
});

test.each([
  ["automox-access", "Usage: automox-access"],
  ["automox-simulator", "Usage: automox-simulator"],
])("the command %s runs where it is installed", async (command, said) => {
  expect(await run(join(folder, "node_modules/.bin", command), ["--help"])).toContain(said);
});

test("every path that package.json names is in it", () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const leaves = (value: unknown): string[] =>
    typeof value === "string" ? [value] : Object.values(value as object).flatMap(leaves);
  const named = [
    manifest.main,
    manifest.types,
    ...leaves(manifest.exports),
    ...leaves(manifest.typesVersions),
    ...leaves(manifest.bin),
  ];
  const paths = packed.files.map(({ path }) => path);
  expect(named.map((path) => path.replace(/^\.\//, "")).filter((path) => !paths.includes(path))).toEqual([]);
});

test("the package's own executable installs the provider, and knows the commands", async () => {
  const program = join(folder, "node_modules/.bin/terraform-provider-automox");
  expect(await run(program, ["install", "--dir", "mirror"])).toContain("required_providers");
  expect(readdirSync(join(folder, "mirror")).sort()).toEqual([
    "registry.opentofu.org",
    "registry.terraform.io",
  ]);
  expect(await run(program, ["review", "--help"])).toContain("Usage: terraform-provider-automox review");
});

test("the commands of the CDKTF libraries read the provider and its version from package.json", () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const provider = { name: "registry.terraform.io/automox-iac/automox", version: manifest.version };
  expect([manifest.cdktf, manifest.cdktn]).toEqual([{ provider }, { provider }]);
});

test.each([
  ["cdktf", "cdktn"],
  ["cdktn", "cdktf"],
])("an app with %s alone needs nothing of %s", (library, other) => {
  const imported = packed.files
    .filter(({ path }) => path.startsWith(`dist/lib/${library}/`))
    .flatMap(({ path }) => {
      const text = readFileSync(join(folder, "node_modules/terraform-provider-automox", path), "utf8");
      return [...text.matchAll(/(?:from|require\(|import\() ?["']([^."'][^"']*)["']/g)].map(
        ([, name]) => name,
      );
    });
  expect(imported).toContain(library);
  expect(imported).not.toContain(other);
});

// Over cdktf `npm run types` does that.
test("the constructs type-check over cdktn", async () => {
  expect(await typeProblems(ROOT, "cdktn")).toEqual([]);
});

/** What `cdktf init` writes, as far as it has a say in what is imported and how: test/long/cdktf-init runs the real one. */
const OF_CDKTF_INIT = {
  declaration: true,
  experimentalDecorators: true,
  lib: ["es2018"],
  module: "CommonJS",
  noUnusedLocals: true,
  noUnusedParameters: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  strict: true,
  stripInternal: true,
  target: "ES2018",
};

describe("the quick starts of the README, typed as they stand there", () => {
  const [HCL, TYPESCRIPT] = ["HCL", "TypeScript"].map((language) => ({
    heading: `Quick start: ${language}`,
  }));
  const commands = codeFor("quick starts", "shell", HCL);
  let home: string;
  let shell: (line: string, cwd: string) => Promise<string>;

  beforeAll(() => {
    home = join(folder, "home");
    mkdirSync(join(home, "bin"), { recursive: true });
    symlinkSync(process.env.TERRAFORM_BINARY_NAME ?? "", join(home, "bin", "terraform"));
  });
  beforeEach(async () => {
    const simulator = await startSimulator({
      seed: {
        organizations: [
          { id: 12345, name: "Acme" },
          { id: 23456, name: "Acme Europe" },
        ],
        users: [12345, 23456].map((org) => ({ email: "alice@example.com", role: "admin", org })),
        keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }],
      },
    });
    closing = () => simulator.close();
    mails = () => simulator.control.invitations().map(({ email }) => email);
    const env = {
      PATH: `${join(home, "bin")}:${process.env.PATH}`,
      HOME: home,
      CHECKPOINT_DISABLE: "1",
      npm_config_offline: "true",
      AUTOMOX_API_KEY: process.env.AUTOMOX_API_KEY ?? "",
      AUTOMOX_BASE_URL: simulator.url,
    };
    shell = async (line, cwd) =>
      (await promisify(execFile)("bash", ["-euc", line], { cwd, env, maxBuffer: 1e8 })).stdout;
    await shell("npx terraform-provider-automox install", folder);
  });
  afterEach(() => closing());
  let closing: () => Promise<void>;
  let mails: () => readonly string[];

  test("out of a checkout", async () => {
    const [lines = ""] = blocksFor("quick starts", { heading: "Install" }).map(({ code }) => code);
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(elsewhere);
    // The packages of this checkout are installed, and in use.
    const npm = 'npm() { if [ "$1" != ci ]; then command npm "$@"; fi; }';
    await shell(
      `export HOME="${elsewhere}" npm_config_pack_destination="${elsewhere}"; ${npm}; ${lines}`,
      ROOT,
    );
    expect(readdirSync(elsewhere)).toContain(packed.filename);
    expect(existsSync(join(elsewhere, ".terraform.d/plugins/registry.terraform.io/automox-iac"))).toBe(true);
  });

  test("in HCL", async () => {
    // Not below the folder with the package: npx would find it there, and newcomers have none.
    const project = mkdtempSync(join(tmpdir(), "quick-hcl-"));
    copyFileSync(join(folder, packed.filename), join(project, packed.filename));
    writeFileSync(join(project, "main.tf"), codeFor("quick starts", "hcl", HCL));
    const said = await shell(commands, project);
    expect(said).toMatch(/ada@example\.com/);
    expect(said).toContain("Apply complete! Resources: 1 added");
    expect(said).toContain("1 invitation.");
    rmSync(project, { recursive: true });
    expect(mails()).toEqual(["ada@example.com"]);
  });

  test("in TypeScript", async () => {
    const project = join(folder, "quick-ts");
    mkdirSync(project);
    writeFileSync(join(project, "main.ts"), codeFor("quick starts", "ts", TYPESCRIPT));
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: OF_CDKTF_INIT }));
    writeFileSync(join(project, "package.json"), "{}");
    // What `npm install` would bring; its own lines are typed by test/long/cdktf-init.test.ts.
    symlinkSync(join(folder, "node_modules"), join(project, "node_modules"), "dir");
    await shell("npx ts-node -T main.ts", project);
    const stack = join(project, "cdktf.out/stacks/people");
    await shell("terraform init && terraform apply -auto-approve", stack);
    expect(mails()).toEqual(["ada@example.com", "ada@example.com"]);
  });
});

/** One app over one library: every public name is imported, and a person and a team are synthesized. */
const appOf = (library: string, specifier: string, out = library) => `
import { App, Aspects, TerraformStack } from "${library}";
import type { Construct } from "constructs";
import {
  AutomoxOrgMembership, AutomoxProvider, AutomoxRole, AutomoxTeam, AutomoxUser, DataAutomoxUsers, EmailDomains, MaxAdmins,
} from "${specifier}";

class People extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AutomoxProvider(this, "automox", { orgId: 12345 });
    const ada = new AutomoxUser(this, "ada", { email: "ada@example.com", role: AutomoxRole.VIEWER });
    const status: string = ada.status;
    new AutomoxOrgMembership(this, "ada-emea", { email: ada.email, orgId: 67890, role: "custom" });
    new DataAutomoxUsers(this, "all", { emailPattern: status });
    AutomoxTeam.fromFile(this, "team", "people.csv");
    AutomoxTeam.fromFile(this, "more", "people.yaml");
    Aspects.of(this).add(new MaxAdmins(3));
    Aspects.of(this).add(new EmailDomains(["example.com"]));
    // @ts-expect-error types came along
    if (status === "never") new AutomoxUser(this, "bea", { email: "bea@example.com" });
  }
}
const app = new App({ outdir: "out-${out}" });
new People(app, "people");
app.synth();
`;
const PEOPLE = {
  "people.csv": "email,role\nbea@example.com,viewer\n",
  "people.yaml": "- {email: cal@example.com, role: admin}\n",
};
const SIMULATOR = `
import { startSimulator, type Simulator } from "terraform-provider-automox/simulator";
async function main(): Promise<void> {
  const simulator: Simulator = await startSimulator();
  await simulator.close();
  console.log(simulator.url);
}
void main();
`;

function addresses(out: string): readonly string[] {
  const file = join(folder, `out-${out}`, "stacks", "people", "cdk.tf.json");
  const { resource } = JSON.parse(readFileSync(file, "utf8"));
  rmSync(join(folder, `out-${out}`), { recursive: true });
  return Object.entries(resource).flatMap(([type, all]) =>
    Object.keys(all as object).map((name) => `${type}.${name}`),
  );
}
const EXPECTED = [
  "automox_org_membership.ada-emea",
  "automox_user.ada",
  expect.stringMatching(/^automox_user\.more_calexamplecom_/),
  expect.stringMatching(/^automox_user\.team_beaexamplecom_/),
];

const guide = codeFor("quick starts", "ts", { heading: "People in TypeScript" });
const simulated = [{ heading: "The simulator" }, { heading: "In tests" }].map((at) =>
  codeFor("quick starts", "ts", at),
);

test("a CommonJS app with the settings of `cdktf init` runs through ts-node, over each library and the bare name", async () => {
  save({
    "tsconfig.json": { compilerOptions: OF_CDKTF_INIT, exclude: ["node_modules", "cdktf.out"] },
    ...PEOPLE,
    "bare.ts": appOf("cdktf", "terraform-provider-automox", "bare"),
    "cdktf.ts": appOf("cdktf", "terraform-provider-automox/cdktf"),
    "cdktn.ts": appOf("cdktn", "terraform-provider-automox/cdktn"),
    "simulator.ts": SIMULATOR,
    "guide.ts": guide,
    "main.ts":
      'import "./guide";\nimport "./bare";\nimport "./cdktf";\nimport "./cdktn";\nimport "./simulator";\n',
  });
  expect(await node(scriptOf("ts-node", "ts-node"), "main.ts")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\n$/);
  for (const out of ["bare", ...LIBRARIES]) expect(addresses(out)).toEqual(EXPECTED);
  // What the guide shows is an app too; it leaves the output where the library wants it.
  expect(readFileSync(join(folder, "cdktf.out/stacks/people/cdk.tf.json"), "utf8")).toContain(
    '"id": "bob@example.com"',
  );
});

test("an app of ES modules type-checks, our declarations too, and runs over each library", async () => {
  save({
    ...PEOPLE,
    "package.json": { name: "app", private: true, type: "module" },
    "tsconfig.json": {
      compilerOptions: {
        module: "nodenext",
        target: "es2022",
        strict: true,
        rootDir: ".",
        outDir: "js",
        types: ["node"],
      },
      files: ["cdktf.ts", "cdktn.ts", "simulator.ts", "guide.ts", "in-tests.ts"],
    },
    "cdktf.ts": appOf("cdktf", "terraform-provider-automox/cdktf"),
    "cdktn.ts": appOf("cdktn", "terraform-provider-automox/cdktn"),
    "simulator.ts": SIMULATOR,
    "guide.ts": simulated[0],
    "in-tests.ts": simulated[1],
  });
  // Declarations of others are theirs to check.
  const complaints = await node(scriptOf("typescript", "tsc"), "-p", ".").catch(
    (error: Error) => error.message,
  );
  expect(
    complaints
      .split("\n")
      .filter((line) => /^(?!node_modules)\S+\(\d|terraform-provider-automox\//.test(line)),
  ).toEqual([]);
  const [url] = await Promise.all([
    node("js/simulator.js"),
    node("js/guide.js"),
    node("js/in-tests.js"),
    ...LIBRARIES.map((library) => node(`js/${library}.js`)),
  ]);
  expect(url).toMatch(/^http:/);
  for (const library of LIBRARIES) expect(addresses(library)).toEqual(EXPECTED);
});
