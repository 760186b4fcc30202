// `cdktf get` and `cdktn get` from the built mirror: docs/constructs/other-languages.md tells what comes out, and what it lacks.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CDKTF_CLI_OBSTACLE } from "../../scripts/test/cdktf-cli.mjs";
import { scriptOf } from "../../scripts/test/run-tool.mjs";

const ROOT = join(__dirname, "..", "..");
const PAGE = readFileSync(join(ROOT, "docs/constructs/other-languages.md"), "utf8");
/** The cdktn command asks for a newer Node than the project, so it gets one of its own. */
const CDKTN = ["cdktn-cli@0.24", "node@22"];

interface Cli {
  readonly library: "cdktf" | "cdktn";
  readonly node: string;
  readonly script: string;
}

async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TF_CLI_CONFIG_FILE: join(process.env.AUTOMOX_TEST_DIST ?? "", "terraform.tfrc"),
    TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
  };
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, env, maxBuffer: 1e8 }).catch(
    (error) => {
      throw new Error(`${[program, ...args].join(" ")}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout + stderr;
}

const folderFor = (what: string) => mkdtempSync(join(process.env.AUTOMOX_TEST_ARTEFACTS ?? "", `${what}-`));

/** The page's example in a language. */
const example = (fence: string): string =>
  new RegExp(`^\`\`\`${fence}\n(.*?)^\`\`\`$`, "ms").exec(PAGE)?.[1] ?? "";

async function generated({ node, script }: Cli, language: "typescript" | "python"): Promise<string> {
  const folder = folderFor(language);
  const settings = { ...JSON.parse(example("json")), language };
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify(settings));
  expect(await run(node, [script, "get"], folder)).toContain(`Generated ${language} constructs`);
  return folder;
}

const clis: readonly (readonly [string, () => Promise<Cli>])[] = [
  [
    "cdktf",
    async () => ({ library: "cdktf", node: process.execPath, script: scriptOf("cdktf-cli", "cdktf") }),
  ],
  [
    "cdktn",
    async () => {
      const folder = folderFor("cdktn-cli");
      writeFileSync(join(folder, "package.json"), "{}");
      await run("npm", ["install", "--no-audit", "--no-fund", ...CDKTN], folder);
      const modules = join(folder, "node_modules");
      return {
        library: "cdktn",
        node: join(modules, "node/bin/node"),
        script: join(modules, "cdktn-cli/bin/cdktn"),
      };
    },
  ],
];
const here = clis.filter(([name]) => name !== "cdktf" || CDKTF_CLI_OBSTACLE === undefined);

describe.each(here)("%s get", (_name, install) => {
  let cli: Cli;
  beforeAll(async () => {
    cli = await install();
  });

  test("TypeScript compiles, also with what our own constructs refuse", async () => {
    const folder = await generated(cli, "typescript");
    mkdirSync(join(folder, "node_modules"));
    for (const name of ["cdktf", "cdktn", "constructs", "@types"])
      symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name), "dir");
    writeFileSync(join(folder, "main.ts"), example("ts").replaceAll("cdktf", cli.library));
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, module: "CommonJS", target: "ES2018" },
      ...{ moduleResolution: "node10", types: ["node"] },
    };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["main.ts", "imports/**/*.ts"] }),
    );
    expect(await run(process.execPath, [scriptOf("typescript", "tsc"), "-p", "."], folder)).toBe("");
  });

  test("Python compiles", async () => {
    const folder = await generated(cli, "python");
    writeFileSync(join(folder, "main.py"), example("python").replaceAll("cdktf", cli.library));
    await run("python3", ["-m", "compileall", "-q", "imports", "main.py"], folder);
    const names = [...example("python").matchAll(/^from (imports\.\S+) import (.+)$/gm)];
    expect(names.length).toBeGreaterThan(1);
    for (const [, module = "", classes = ""] of names) {
      const file = join(folder, ...module.split("."), "__init__.py");
      expect([module, existsSync(file)]).toEqual([module, true]);
      for (const name of classes.split(", "))
        expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^class ${name}\\b`, "m"));
    }
  });
});
