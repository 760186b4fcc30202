// Regenerates src/plugin/gen from src/plugin/proto with buf and ts-proto; both come from npm and need no network.
// `node scripts/proto.mjs --check` changes nothing and fails when the committed files are not what would be generated.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const protoFolder = join(root, "src", "plugin", "proto");
const genFolder = join(root, "src", "plugin", "gen");
const binFolder = join(root, "node_modules", ".bin");

function generateInto(folder) {
  const work = mkdtempSync(join(tmpdir(), "proto-"));
  try {
    // The template writes to ../gen, so that plain `buf generate` beside the files works as well.
    cpSync(protoFolder, join(work, "proto"), { recursive: true });
    const run = spawnSync("buf", ["generate"], {
      cwd: join(work, "proto"),
      env: { ...process.env, PATH: `${binFolder}${delimiter}${process.env.PATH ?? ""}` },
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (run.status !== 0)
      throw new Error(`buf generate failed: ${run.error?.message ?? `status ${run.status}`}`);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(work, "gen"), folder, { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  );
}

if (process.argv.includes("--check")) {
  const work = mkdtempSync(join(tmpdir(), "proto-check-"));
  try {
    const fresh = join(work, "gen");
    generateInto(fresh);
    const wanted = contents(fresh);
    const committed = contents(genFolder);
    const stale = [...new Set([...wanted.keys(), ...committed.keys()])].filter(
      (name) => wanted.get(name) !== committed.get(name),
    );
    if (stale.length > 0) {
      console.error(`src/plugin/gen is stale (${stale.join(", ")}): run node scripts/proto.mjs`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
} else {
  generateInto(genFolder);
}
