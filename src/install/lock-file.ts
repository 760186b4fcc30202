import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { blocksIn, listIn, readHcl, textIn } from "./hcl";
import { HOSTS, PROVIDER, type Tool } from "./names";

/** What a lock file says of our provider. */
export interface Locked {
  readonly version: string | undefined;
  readonly hashes: readonly string[];
}

/** Undefined where there is no lock file, or where it does not know us. */
export async function lockedIn(folder: string, tool: Tool): Promise<Locked | undefined> {
  const text = await readFile(join(folder, ".terraform.lock.hcl"), "utf8").catch(() => ""); // before `init`
  const blocks = blocksIn(readHcl(text), "provider");
  const own = blocks.find(({ label }) => label === `${HOSTS[tool]}/${PROVIDER}`);
  return own && { version: textIn(own.body, "version"), hashes: listIn(own.body, "hashes") };
}
