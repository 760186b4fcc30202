// From the start of the process to the handshake line: our server over node:http2 beside @grpc/grpc-js, both against
// a script that only prints a line. `node bench/grpc-start/run.mjs [RUNS]`; runs take turns, so that a busy machine
// is busy for all of them. The numbers are in docs/decisions/0002-grpc-over-node-http2.md.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const runs = Number(process.argv[2] ?? 15);
const work = mkdtempSync(join(tmpdir(), "grpc-start-"));

function bundle(source, name) {
  const outfile = join(work, `${name}.cjs`);
  const how = { bundle: true, minify: true, platform: "node", format: "cjs", target: "node20" };
  buildSync({ entryPoints: [join(here, source)], outfile, logLevel: "error", ...how });
  return outfile;
}

const empty = join(work, "empty.cjs");
writeFileSync(empty, `require("node:fs").writeSync(1, "line\\n"); setInterval(() => {}, 1000);`);
const variants = {
  "empty script": empty,
  "node:http2": bundle("own-http2.ts", "own-http2"),
  "@grpc/grpc-js": bundle("grpc-js.ts", "grpc-js"),
};

const certificate = createRequire(import.meta.url)(bundle("../../src/plugin/certificate.ts", "certificate"));
const env = {
  ...process.env,
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_CLIENT_CERT: certificate.createCertificate().certificatePem,
  TMPDIR: work,
};

/** Processor time of all threads so far, where the system tells (Linux); a busy machine hardly changes it. */
function processorMs(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map(
      (id) => readFileSync(`/proc/${pid}/task/${id}/schedstat`, "utf8").split(" ")[0],
    );
    return nanoseconds.reduce((sum, text) => sum + Number(text), 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}

function timeToLine(program) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "inherit"] });
    let time;
    child.stdout.once("data", () => {
      time = { wall: performance.now() - start, processor: processorMs(child.pid) };
      child.kill("SIGKILL");
    });
    child.once("close", () =>
      time === undefined ? reject(new Error(`${program} ended early`)) : resolve(time),
    );
  });
}

const times = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
// The first round warms the file cache.
for (let run = -1; run < runs; run++) {
  for (const [name, program] of Object.entries(variants)) {
    const time = await timeToLine(program);
    if (run >= 0) times[name].push(time);
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const columns = ["wall", "processor"].map((kind) => {
  const of = (name) => median(times[name].map((time) => time[kind]));
  return (name) => `${of(name).toFixed(1)} | ${(of(name) / of("empty script")).toFixed(2)}`;
});
console.log(`Node ${process.version}, medians of ${runs} runs each, taking turns\n`);
console.log("| variant | bundle KB | wall ms | ratio | processor ms | ratio |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const [name, program] of Object.entries(variants)) {
  const kilobytes = (statSync(program).size / 1024).toFixed(0);
  console.log(`| ${[name, kilobytes, ...columns.map((column) => column(name))].join(" | ")} |`);
}
rmSync(work, { recursive: true, force: true });
