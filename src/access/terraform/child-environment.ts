import type { Io } from "../cli/command";

/**
 * For a Terraform that only prints: nothing asks a question or looks for a newer version, and nobody gets
 * keys who needs none.
 */
export const childEnvironment = (env: Io["env"]): NodeJS.ProcessEnv => {
  const { AUTOMOX_API_KEY: _key, AUTOMOX_SCIM_TOKEN: _token, ...rest } = env;
  return { ...rest, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" } as NodeJS.ProcessEnv;
};
