// Starts side by side: an empty script, our plugin on each Node and as a single executable, and the providers of others.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadTypeScript } from "../scripts/load-typescript.mjs";
import { alternate } from "./measure.mjs";
import { liveOnce } from "./plugin-life.mjs";
import { installedProvider } from "./programs.mjs";
import { prepareContender } from "./terraform-commands.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
/** The least a plugin in Node could cost. */
const EMPTY_SCRIPT = here("empty-script.cjs");
const CERTIFICATES = here("../test/support/plugin/client-certificate.ts");

/**
 * @typedef {{ name: string, kind: "floor" | "node" | "executable" | "peer", major?: number, of?: string,
 *   samples: { handshake: number, life: number, cpu: number }[] }} Start `of`: for a floor, the name of what stands on it.
 * @param {import("./run.mjs").Bench} bench
 * @param {{ runs: number }} how
 * @returns {Promise<Start[]>}
 */
export async function measureStarts(bench, { runs }) {
  const { createClientCertificate } = await loadTypeScript(CERTIFICATES);
  const client = createClientCertificate();
  const home = join(bench.scratch, "home");
  await mkdir(home, { recursive: true, mode: 0o700 });
  const env = { PATH: process.env.PATH, HOME: home };
  const processes = [...bench.ours.flatMap(ourProcesses), ...(await peerProcesses(bench))];
  const candidates = Object.fromEntries(
    processes.map(({ name, command, path, isPlugin = true }) => [
      name,
      () => liveOnce(command, { env: { ...env, ...(path && { PATH: path }) }, ...(isPlugin && { client }) }),
    ]),
  );
  const samples = await alternate(candidates, { runs, progress: bench.progress });
  return processes.map(({ name, kind, major, of }) => ({ name, kind, major, of, samples: samples[name] }));
}

function ourProcesses({ name, kind, major, plugin, path, node }) {
  const ours = { name, kind, major, command: [plugin], path };
  if (node === undefined) return [ours];
  const floor = {
    name: name.replace("automox_user", "empty script"),
    of: name,
    command: [node, EMPTY_SCRIPT],
  };
  return [{ ...floor, kind: "floor", major, isPlugin: false }, ours];
}

/** Terraform unpacks them where that is needed. */
async function peerProcesses(bench) {
  const found = [];
  for (const { name, source, open } of bench.peers) {
    const contender = await open({ people: 1 });
    const place = bench.newPlace();
    await prepareContender(place, contender);
    await contender.close();
    const { version, plugin } = await installedProvider(place.folder, source);
    found.push({ name: `${name} ${version}`, kind: "peer", command: [plugin] });
  }
  return found;
}
