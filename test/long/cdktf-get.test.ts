// `cdktf get` and `cdktn get` from the built mirror: docs/constructs/other-languages.md tells what comes out, and what it lacks.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** Not among the run's artefacts: what is installed here is large, and none of it is ours. */
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderFor(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${what}-`));
  folders.push(folder);
  return folder;
}

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

  test("Python compiles and runs", async () => {
    const folder = await generated(cli, "python");
    writeFileSync(join(folder, "main.py"), example("python").replaceAll("cdktf", cli.library));
    await run("python3", ["-m", "compileall", "-q", "imports", "main.py"], folder);
    await run("python3", ["-m", "venv", "venv"], folder);
    const python = join(folder, "venv/bin/python");
    const { version } = JSON.parse(
      readFileSync(join(ROOT, "node_modules", cli.library, "package.json"), "utf8"),
    );
    await run(python, ["-m", "pip", "install", "--quiet", `${cli.library}==${version}`], folder);
    if (cli.library === "cdktn") {
      await expect(run(python, ["main.py"], folder)).rejects.toThrow("imports.automox.provider.functions");
      const [line = ""] = /^echo .*provider_functions.*$/m.exec(PAGE) ?? [];
      await run("sh", ["-c", line], folder);
    }
    await run(python, ["main.py"], folder);
    const text = readFileSync(join(folder, "cdktf.out/stacks/people/cdk.tf.json"), "utf8");
    expect(JSON.parse(text).resource.automox_user.ada).toMatchObject({
      email: "ada@example.com",
      invitation: { max_age: "30d" },
    });
  });
});
