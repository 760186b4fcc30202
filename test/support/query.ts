// `terraform query` of today's Terraform, and what it generates.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Attributes, block, expression } from "./hcl";
import { openScene, type Scene, type SceneOptions } from "./scene";
import type { CommandOptions, Outcome } from "./terraform-command";

/** A scene with the newest Terraform, which the modern tests bring along. */
export const openModernScene = (options: SceneOptions = {}): Promise<Scene> =>
  openScene({
    ...options,
    env: { TERRAFORM_BINARY_NAME: process.env.AUTOMOX_MODERN_TERRAFORM, ...options.env },
  });

interface ListBlock {
  readonly type?: "automox_user" | "automox_org_membership";
  readonly config?: Attributes;
  readonly limit?: number;
}

/** `list "automox_user" "all" { … }`. */
export const list = (name: string, { type = "automox_user", config, limit = 1000 }: ListBlock = {}): string =>
  block(
    ["list", type, name],
    { provider: expression("automox"), limit },
    config ? block(["config"], config) : "",
  );

interface Queried extends Outcome {
  /** What Terraform printed of each result: its address, identity and display name. */
  readonly found: readonly string[];
  /** The configuration it wrote; undefined where it wrote none. */
  readonly generated: string | undefined;
}

export const GENERATED = "generated.tf";

/** Runs the lists of a query file, and generates configuration from them. */
export async function query(
  { tf }: Pick<Scene, "tf">,
  lists: string,
  options: CommandOptions = {},
): Promise<Queried> {
  await writeFile(join(tf.folder, "people.tfquery.hcl"), lists);
  const outcome = await tf.run(["query", "-no-color", `-generate-config-out=${GENERATED}`], options);
  const path = join(tf.folder, GENERATED);
  return {
    ...outcome,
    found: outcome.stdout.split("\n").filter((line) => line.startsWith("list.")),
    generated: existsSync(path) ? await readFile(path, "utf8") : undefined,
  };
}
