import type { Io } from "../cli/command";

/**
 * What a Terraform that only prints needs to start itself and the providers of a folder, in Terraform, OpenTofu
 * and the systems they run on. Whatever is not named here stays out: keys of Automox and of clouds, values of
 * variables, tokens of a CI. A provider that lies in the folder would see them.
 */
const NEEDED = new Set([
  ...["PATH", "PATHEXT", "SYSTEMROOT", "COMSPEC", "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"],
  ...[
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "TMPDIR",
    "TMP",
    "TEMP",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
  ],
  ...["TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG", "TF_DATA_DIR", "TF_PLUGIN_CACHE_DIR"],
  ...["TF_LOG", "TF_LOG_PATH", "TF_LOG_CORE", "TF_LOG_PROVIDER"],
]);

/** The environment of that Terraform: nothing asks a question or looks for a newer version. */
export const childEnvironment = (env: Io["env"]): NodeJS.ProcessEnv => ({
  // Windows has them in any case.
  ...(Object.fromEntries(
    Object.entries(env).filter(([name]) => NEEDED.has(name.toUpperCase())),
  ) as NodeJS.ProcessEnv),
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  TF_INPUT: "0",
});
