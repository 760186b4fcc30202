// `cdktf get` and `cdktn get` from the built mirror: docs/constructs/other-languages.md tells what comes out, and what it lacks.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { scriptOf } from "../../scripts/test/run-tool.mjs";
import { type Cli, installCli } from "../support/cdktf-cli";
import { blocksFor, codeFor } from "../support/page-blocks";

const ROOT = join(__dirname, "..", "..");
async function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
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
const example = (language: string): string => codeFor("generated bindings", language);
const [GET = "", REPAIR = ""] = blocksFor("generated bindings").flatMap(({ language, code }) =>
  language === "shell" ? [code] : [],
);

async function generated({ command, node, script }: Cli, language: "typescript" | "python"): Promise<string> {
  const folder = folderFor(language);
  const settings = { ...JSON.parse(example("json")), language };
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify(settings));
  const get = GET.replace("/path/to/dist", process.env.AUTOMOX_TEST_DIST ?? "").replace(
    "cdktf get",
    `${command} get`,
  );
  const lines = `${command}() { "${node}" "${script}" "$@"; }\n${get}`;
  expect(await run("bash", ["-euc", lines], folder)).toContain(`Generated ${language} constructs`);
  return folder;
}

describe.each(["cdktf", "cdktn"] as const)("%s get", (library) => {
  let cli: Cli;
  beforeAll(async () => {
    cli = await installCli(library);
  });

  test("TypeScript compiles, also with what our own constructs refuse", async () => {
    const folder = await generated(cli, "typescript");
    mkdirSync(join(folder, "node_modules"));
    for (const name of ["cdktf", "cdktn", "constructs", "@types"])
      symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name), "dir");
    writeFileSync(join(folder, "main.ts"), example("ts").replaceAll("cdktf", library));
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
    writeFileSync(join(folder, "main.py"), example("python").replaceAll("cdktf", library));
    await run("python3", ["-m", "compileall", "-q", "imports", "main.py"], folder);
    await run("python3", ["-m", "venv", "venv"], folder);
    const python = join(folder, "venv/bin/python");
    const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules", library, "package.json"), "utf8"));
    await run(python, ["-m", "pip", "install", "--quiet", `${library}==${version}`], folder);
    if (library === "cdktn") {
      await expect(run(python, ["main.py"], folder)).rejects.toThrow("imports.automox.provider.functions");
      await run("sh", ["-c", REPAIR], folder);
    }
    await run(python, ["main.py"], folder);
    const text = readFileSync(join(folder, "cdktf.out/stacks/people/cdk.tf.json"), "utf8");
    expect(JSON.parse(text).resource.automox_user.ada).toMatchObject({
      email: "ada@example.com",
      invitation: { max_age: "30d" },
    });
  });
});
