// Synthesizing many people with our construct and with the library's own class, each in a process of its own.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const APP = fileURLToPath(new URL("synth-app.cjs", import.meta.url));
export const SYNTH_PEOPLE = 5_000;
export const SYNTH_LIBRARIES = ["cdktf", "cdktn"];
const SYNTH_KINDS = ["TerraformResource", "AutomoxUser"];

/** What to measure, by "LIBRARY KIND": each answers milliseconds of processor time. */
export const synthCandidates = (dist) =>
  Object.fromEntries(
    SYNTH_LIBRARIES.flatMap((library) =>
      SYNTH_KINDS.map((kind) => [`${library} ${kind}`, () => milliseconds(dist, library, kind)]),
    ),
  );

async function milliseconds(...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [APP, ...args, String(SYNTH_PEOPLE)]);
  return Number(stdout);
}
