// The constructs as users import them: lib/ compiled once for each CDKTF library, with declarations, and the
// simulator as a module. Declarations take seconds, so this part has a stamp of its own and another build's result
// is copied where it is the same.
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { build as esbuild } from "esbuild";
import { thirdPartyLicences } from "./licences.mjs";
import { fingerprintOf, isFresh, writeStamp } from "./stamp.mjs";
import { writeAtomically } from "./write-atomically.mjs";

export const LIBRARIES = ["cdktf", "cdktn"];
const ENTRY = "lib/index.ts";
const SIMULATOR = "src/simulator/start.ts";
const PARSERS = "lib/people-file/parsers";
const STAMP = ".library.json";
const INPUTS = ["lib", "src/simulator", "scripts/build", "package.json", "package-lock.json"];

/** Nothing here depends on where it is built. */
const fingerprint = (root) => fingerprintOf(root, INPUTS);

/**
 * Writes lib/ and simulator/ below `outDir`.
 *
 * @returns {Promise<{ built: boolean, files: string[] }>} All files of this part, relative to `outDir`; none where
 *   there is no lib/index.ts.
 */
export async function buildLibrary({ root, outDir, force = false }) {
  if (!(await readFile(join(root, ENTRY)).catch(() => undefined))) return { built: false, files: [] };
  const wanted = await fingerprint(root);
  const stampOf = async (folder) => JSON.parse(await readFile(join(folder, STAMP), "utf8"));
  if (!force && (await isFresh(outDir, wanted, STAMP)))
    return { built: false, files: (await stampOf(outDir)).files };
  // Beside the results, so that a rename never crosses a file system.
  const scratch = join(outDir, `.tmp-library-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  try {
    const usual = join(root, "dist");
    const isThere = !force && usual !== outDir && (await isFresh(usual, wanted, STAMP));
    const files = isThere
      ? await copied(usual, (await stampOf(usual)).files, outDir)
      : await compiled({ root, outDir, scratch });
    await removeOthers(outDir, files);
    await writeStamp({ outDir, scratch }, { fingerprint: wanted, files }, STAMP);
    return { built: true, files };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function copied(from, files, outDir) {
  for (const file of files) await cp(join(from, file), join(outDir, file));
  return files;
}

async function compiled({ root, outDir, scratch }) {
  const files = new Map();
  for (const library of LIBRARIES) {
    for (const [path, text] of await declarationsAndCode(root, library)) files.set(path, text);
  }
  const parsers = await bundled(root, `${PARSERS}.ts`);
  files.set("lib/cdktf/people-file/parsers.js", parsers.text);
  files.set(
    "lib/cdktn/people-file/parsers.js",
    'module.exports = require("../../cdktf/people-file/parsers.js");\n',
  );
  const simulator = await bundled(root, SIMULATOR);
  files.set("simulator/start.js", simulator.text);
  files.set(
    "lib/THIRD_PARTY_LICENSES.txt",
    await thirdPartyLicences([...parsers.inputs, ...simulator.inputs]),
  );
  for (const [path, content] of files) await writeAtomically(scratch, join(outDir, path), { content });
  return [...files.keys()].sort();
}

/** Where a compiled file of the repository belongs. */
const placeOf = (path, library) =>
  path.startsWith("lib/") ? `lib/${library}/${path.slice("lib/".length)}` : path.replace(/^src\//, "");

async function declarationsAndCode(root, library) {
  const { default: ts } = await import("typescript");
  const program = programFor(ts, { root, library });
  const files = new Map();
  const { diagnostics } = program.emit(undefined, (path, text) => {
    const source = relative(root, path).replaceAll("\\", "/");
    // Of the simulator only the declarations: its code is one bundle.
    if (source.startsWith("src/") && !source.endsWith(".d.ts")) return;
    files.set(placeOf(source, library), text);
  });
  throwOn(ts, [...program.getSyntacticDiagnostics(), ...diagnostics]);
  return files;
}

/**
 * What the type-check says about lib/ over one of the libraries; for tests. The project's own check sees only cdktf.
 *
 * @returns {Promise<string[]>}
 */
export async function typeProblems(root, library) {
  const { default: ts } = await import("typescript");
  const program = programFor(ts, { root, library, noCheck: false });
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => messageOf(ts, diagnostic));
}

/** The compiler's view of lib/ over one of the libraries. */
export function programFor(ts, { root, library, noCheck = true }) {
  const options = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    esModuleInterop: true,
    declaration: true,
    stripInternal: true,
    skipLibCheck: true,
    // Types are checked elsewhere; here they only become declarations.
    noCheck,
    rootDir: root,
    outDir: root,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const bindings = join(root, "lib", "library.ts");
  const other = join(root, "lib", `library-${library}.ts`);
  host.getSourceFile = (path, ...rest) =>
    getSourceFile(library !== "cdktf" && path === bindings.replaceAll("\\", "/") ? other : path, ...rest);
  const entries = [join(root, ENTRY), ...(library === "cdktf" ? [join(root, SIMULATOR)] : [])];
  return ts.createProgram(entries, options, host);
}

function throwOn(ts, diagnostics) {
  if (diagnostics.length > 0) throw new Error(diagnostics.map((each) => messageOf(ts, each)).join("\n"));
}

function messageOf(ts, { file, start, messageText }) {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (!file) return text;
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}: ${text}`;
}

async function bundled(root, source) {
  const { outputFiles, metafile } = await esbuild({
    entryPoints: [join(root, source)],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    charset: "utf8",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** What an older build has left, a renamed file for example, would be packed with the rest. */
async function removeOthers(outDir, files) {
  const kept = new Set(files);
  for (const folder of ["lib", "simulator"]) {
    const entries = await readdir(join(outDir, folder), { withFileTypes: true, recursive: true }).catch(
      () => [],
    );
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (!kept.has(relative(outDir, path).replaceAll("\\", "/"))) await rm(path);
    }
  }
}
