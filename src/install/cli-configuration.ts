import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Body, blocksIn, listIn, readHcl, textIn } from "./hcl";
import { HOSTS, NAMESPACE, PROVIDER, type Tool } from "./names";
import { appData, configFolder, homeOf } from "./places";
import type { Machine, Surroundings } from "./surroundings";

type Env = Surroundings["env"];

/** One way of a `provider_installation` block, in the order of the file. */
interface Method {
  readonly kind: string;
  /** Path or URL; undefined: registries. */
  readonly at: string | undefined;
  readonly isForUs: boolean;
}

/** What a tool's CLI configuration says about our provider. */
export interface CliConfiguration {
  readonly tool: Tool;
  /** What the environment names, else the place where the tool looks. */
  readonly file: string;
  readonly isNamed: boolean;
  readonly isThere: boolean;
  /** Undefined: no file says how providers are installed, so implied mirrors count. */
  readonly installation:
    | { readonly file: string; readonly methods: readonly Method[]; readonly isOverridden: boolean }
    | undefined;
  readonly pluginCache: string | undefined;
}

/** Reads, and never writes, the configuration in force. Other settings of the files are nobody's business. */
export async function cliConfiguration(
  env: Env,
  machine: Pick<Machine, "platform">,
  tool: Tool,
): Promise<CliConfiguration> {
  const named = env.TF_CLI_CONFIG_FILE || env.TERRAFORM_CONFIG;
  const file = named || (await usualFile(env, machine, tool));
  // Beside the usual file, and only beside that, every *.tfrc of the folder counts.
  const more = named ? [] : await filesBeside(configFolder(env, machine));
  const bodies: { readonly file: string; readonly body: Body }[] = [];
  for (const each of [file, ...more]) {
    const text = await readFile(each, "utf8").catch(() => undefined); // whether it is there is the question
    if (text !== undefined) bodies.push({ file: each, body: readHcl(text) });
  }
  const found = bodies.flatMap(({ file: of, body }) =>
    blocksIn(body, "provider_installation").map((block) => installationIn(of, block.body, tool)),
  );
  const cache = bodies.map(({ body }) => textIn(body, "plugin_cache_dir")).find(Boolean);
  return {
    tool,
    file,
    isNamed: Boolean(named),
    isThere: bodies.some((each) => each.file === file),
    installation: found[0],
    pluginCache: env.TF_PLUGIN_CACHE_DIR || (cache && expanded(cache, env)) || undefined,
  };
}

async function usualFile(env: Env, machine: Pick<Machine, "platform">, tool: Tool): Promise<string> {
  const places = machine.platform.startsWith("windows_")
    ? { tofu: join(appData(env), "tofu.rc"), terraform: join(appData(env), "terraform.rc") }
    : { tofu: join(homeOf(env), ".tofurc"), terraform: join(homeOf(env), ".terraformrc") };
  if (tool === "terraform") return places.terraform;
  const xdg = env.XDG_CONFIG_HOME && join(env.XDG_CONFIG_HOME, "opentofu", "tofurc");
  const isThere = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined;
  for (const each of [places.tofu, places.terraform]) if (await isThere(each)) return each;
  return xdg || places.terraform;
}

async function filesBeside(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[]); // not there: none
  return names
    .filter((name) => /\.tfrc(?:\.json)?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function installationIn(file: string, body: Body, tool: Tool) {
  const blocks = blocksIn(body);
  const overrides = blocks.filter(({ name }) => name === "dev_overrides").flatMap((block) => block.body);
  return {
    file,
    isOverridden: overrides.some(({ name }) => matches(name, tool)),
    methods: blocks
      .filter(({ name }) => name !== "dev_overrides")
      .map(({ name, body: method }) => ({
        kind: name,
        at: textIn(method, "path") ?? textIn(method, "url"),
        isForUs: isForUs(listIn(method, "include"), listIn(method, "exclude"), tool),
      })),
  };
}

const isForUs = (include: readonly string[], exclude: readonly string[], tool: Tool) =>
  (include.length === 0 || include.some((pattern) => matches(pattern, tool))) &&
  !exclude.some((pattern) => matches(pattern, tool));

/** A pattern without a host means the tool's own. */
function matches(pattern: string, tool: Tool): boolean {
  const own = `${HOSTS[tool]}/${PROVIDER}`.split("/");
  const parts = pattern.toLowerCase().split("/");
  const given = parts.length === 2 ? [HOSTS[tool], ...parts] : parts;
  return given.length === own.length && given.every((part, at) => part === "*" || part === own[at]);
}

/** As Terraform does it with the cache's path alone. */
const expanded = (text: string, env: Env): string =>
  text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced, bare) => env[braced ?? bare] ?? "");

/** The folders that it makes the tool search for our provider; undefined where it leaves that to the tool. */
export const mirrorsIn = ({ installation }: CliConfiguration): readonly string[] | undefined =>
  installation?.methods.flatMap(({ kind, at, isForUs: isOurs }) =>
    kind === "filesystem_mirror" && at !== undefined && isOurs ? [at] : [],
  );

/** What a CLI configuration says where our provider lies in this folder. */
export function blockFor(mirror: string): string {
  const ours = Object.values(HOSTS).map((host) => `"${host}/${NAMESPACE}/*"`);
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = [${ours.join(", ")}]
  }
  direct {
    exclude = [${ours.join(", ")}]
  }
}
`;
}
