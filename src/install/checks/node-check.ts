import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { filesOf } from "../mirror";
import { isSmall } from "../package";
import { quoted, selfCommand } from "../surroundings";
import { about, type Check, type Found, run } from "./check";

const OLDEST_NODE = 20;
const { ok, fail } = about("node");

/** Whether what Terraform takes can start here. */
export async function nodeCheck(found: Found): Promise<Check> {
  const { machine, visible } = found;
  const isOfSmallForm = visible.taken
    ? await filesOf(visible.taken).then(isSmall, () => true)
    : !machine.isSingle;
  if (!isOfSmallForm)
    return machine.isMusl
      ? fail(
          "The installed provider is a single executable, made for glibc, and this system has musl.",
          run(selfCommand(machine, ["install"])),
        )
      : ok("The installed provider is a single executable and needs no Node.");
  const version = await nodeOnPath(found.io.env.PATH ?? "");
  if (version === undefined)
    return fail("The provider needs Node, and no node on PATH starts.", remedy(found));
  return Number(version.split(".")[0]) >= OLDEST_NODE
    ? ok(`Node ${version} on PATH runs the provider.`)
    : fail(
        `The provider needs Node ${OLDEST_NODE} or newer, and the first one on PATH is ${version}.`,
        remedy(found),
      );
}

function nodeOnPath(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("node", ["--version"], { env: { PATH: path }, timeout: 30_000 }, (error, stdout) =>
      resolve(error ? undefined : /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1]),
    );
  });
}

function remedy({ machine }: Found): string {
  if (machine.isMusl) return run("apk add nodejs");
  if (machine.isSingle) return run(selfCommand(machine, ["install"]));
  if (Number(process.versions.node.split(".")[0]) >= OLDEST_NODE)
    return run(`export PATH=${quoted(dirname(machine.execPath))}:"$PATH"`);
  return `Install Node ${OLDEST_NODE} or newer.`;
}
