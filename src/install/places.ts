import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { Machine, Surroundings } from "./surroundings";

type Env = Surroundings["env"];

export const homeOf = (env: Env): string => env.HOME || homedir();
const isWindows = ({ platform }: Pick<Machine, "platform">) => platform.startsWith("windows_");

/** Of Windows: where programs keep what is a user's. */
export const appData = (env: Env): string => env.APPDATA || join(homeOf(env), "AppData", "Roaming");

/** Where both tools look for their own things. */
export const configFolder = (env: Env, machine: Pick<Machine, "platform">): string =>
  isWindows(machine) ? join(appData(env), "terraform.d") : join(homeOf(env), ".terraform.d");

/** Where a project keeps plugins of its own, from the folder where `init` runs. */
export const PROJECT_PLUGINS = join("terraform.d", "plugins");

/** The folder of a user that both tools search. */
export const userPlugins = (env: Env, machine: Pick<Machine, "platform">): string =>
  join(configFolder(env, machine), "plugins");

/** The folders that are searched without a word in any configuration: of one version the first one's copy is taken. */
export const impliedMirrors = (
  folder: string,
  env: Env,
  machine: Pick<Machine, "platform">,
): readonly string[] => [
  join(folder, PROJECT_PLUGINS),
  userPlugins(env, machine),
  ...dataFolders(env, machine).map((each) => join(each, "plugins")),
];

function dataFolders(env: Env, machine: Pick<Machine, "platform">): readonly string[] {
  if (isWindows(machine))
    return [appData(env), env.LOCALAPPDATA, env.ProgramData].flatMap((each) =>
      each ? [join(each, "HashiCorp", "Terraform")] : [],
    );
  if (machine.platform.startsWith("darwin_"))
    return [homeOf(env), "/"].map((each) => join(each, "Library/Application Support/io.terraform"));
  const own = env.XDG_DATA_HOME || join(homeOf(env), ".local/share");
  const shared = (env.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(delimiter);
  return [own, ...shared].map((each) => join(each, "terraform"));
}
