// Programs that users write, run as they stand over either library, in this process.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { transformSync } from "@swc/core";
import { LIBRARIES, type LoadedLibrary } from "./construct-libraries";

const FOLDER = join(__dirname, "..", "fixtures", "constructs");
const [[, CDKTF]] = LIBRARIES as [readonly ["cdktf", LoadedLibrary]];

export const programSource = (name: string): string => readFileSync(join(FOLDER, `${name}.ts.txt`), "utf8");

/** Every CASE that a program knows, in its order. */
export const casesOf = (name: string): readonly string[] => [
  ...new Set(
    [...programSource(name).matchAll(/which === "([^"]+)"|"([\w-]+)": \(\) =>/g)].map(
      ([, which, road]) => which ?? String(road),
    ),
  ),
];

/** What its stack became, as text of `cdk.tf.json`; throws what the program throws. */
export function runProgram(
  name: string,
  env: Readonly<Record<string, string>>,
  { loaded = CDKTF, source = programSource(name) }: { loaded?: LoadedLibrary; source?: string } = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), "program-"));
  try {
    evaluate(`${name}.ts`, source, {
      process: { env: { OUT: folder, ...env } },
      require: (id: string) => {
        if (id === "cdktf") return loaded.cdk;
        return id === "terraform-provider-automox/cdktf" ? loaded.constructs : require(id);
      },
    });
    const stacks = join(folder, "stacks");
    const [stack = ""] = readdirSync(stacks);
    return withoutBackend(readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function evaluate(filename: string, source: string, given: Readonly<Record<string, unknown>>): void {
  const { code } = transformSync(source, {
    filename,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const names = ["exports", ...Object.keys(given)];
  const run = new Script(`(function (${names.join(", ")}) {${code}\n})`, { filename }).runInThisContext();
  run({}, ...Object.values(given));
}

/** The state is where the test wants it, and the comment of the library holds its name and version. */
function withoutBackend(text: string): string {
  const { "//": _comment, ...stack } = JSON.parse(text);
  delete stack.terraform.backend;
  return JSON.stringify(stack, null, 2);
}
