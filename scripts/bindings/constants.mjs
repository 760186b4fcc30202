import { join } from "node:path";
import { loadTypeScript } from "../load-typescript.mjs";

/** The text of constants.ts; its generator is TypeScript because what it reads is. */
export async function constantsSource(root) {
  const { constants } = await loadTypeScript(join(root, "scripts", "bindings", "constants.ts"));
  return constants();
}
