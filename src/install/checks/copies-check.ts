import { type Copy, hashOf } from "../mirror";
import { compareVersions, zipName } from "../names";
import { ownPackage, packageHash } from "../package";
import { userPlugins } from "../places";
import { InstallError, selfCommand } from "../surroundings";
import { searched } from "../visible";
import { about, type Check, type Found, run, toolCommand } from "./check";

const { ok, skipped, warn, fail } = about("copies");

/** Whether the tool takes this build, or something that stands before it. */
export async function copiesCheck(found: Found): Promise<Check> {
  const { config, machine, io, visible, folder } = found;
  const [mirror, ...more] = searched({ ...found, env: io.env });
  if (config.installation?.isOverridden)
    return skipped("The provider is overridden for development, so no copy is taken.");
  if (mirror === undefined) return skipped("The CLI configuration names no folder with copies.");
  // Of the usual folders the user's own, of those that a configuration names the first.
  const usual = userPlugins(io.env, machine);
  const target = more.includes(usual) && config.installation === undefined ? usual : mirror;
  const install = run(
    selfCommand(machine, ["install", ...fromFor(found), ...(target === usual ? [] : ["--dir", target])]),
  );
  const { taken } = visible;
  if (!taken) return warn(`No copy of the provider is where ${found.tool} looks in ${folder}.`, install);
  const fact = `${found.tool} takes ${taken.version} from ${taken.path}`;
  let own: string;
  try {
    own = packageHash((await ownPackage(machine, io.version, machine.platform)).files);
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    // What lies alone has nothing to compare with.
    return machine.folder === undefined || isScript(found)
      ? ok(`${fact}.`)
      : fail(error.message, "Get this package again.");
  }
  if (visible.takenHash === own && taken.version === io.version) return ok(`${fact}, which is this build.`);
  return standsBefore(found, { taken, fact, mine: await copyOf(found, own), install });
}

/** Windows starts none, so what this program is made of is not what is installed there. */
const isScript = ({ machine }: Found) => !machine.isSingle && machine.platform.startsWith("windows_");

const fromFor = (found: Found): readonly string[] =>
  isScript(found) ? ["--from", zipName(found.io.version, found.machine.platform)] : [];

async function copyOf({ visible, io }: Found, own: string): Promise<Copy | undefined> {
  for (const copy of visible.copies)
    if (copy.version === io.version && (await hashOf(copy)) === own) return copy;
  return undefined;
}

interface Standing {
  readonly taken: Copy;
  readonly fact: string;
  /** This build, where it is installed. */
  readonly mine: Copy | undefined;
  readonly install: string;
}

function standsBefore(found: Found, { taken, fact, mine, install }: Standing): Check {
  const { machine, io, locked } = found;
  if (mine === undefined) {
    if (taken.version === io.version)
      return fail(`${fact}, which is another build than this one of the same version.`, install);
    return compareVersions(taken.version, io.version) < 0
      ? warn(`${fact}, and this is ${io.version}, which is not installed.`, install)
      : ok(`${fact}; this is ${io.version}.`);
  }
  const shadows = `${fact}, and not ${io.version} from ${mine.path}`;
  if (locked?.version === taken.version && taken.version !== io.version)
    return warn(`${shadows}, because the lock file wants it.`, run(toolCommand(found, "init", "-upgrade")));
  const uninstall = ["uninstall", taken.version, "--dir", taken.mirror];
  return fail(`${shadows}, which it shadows.`, run(selfCommand(machine, uninstall)));
}
