import { readFile } from "node:fs/promises";

/** Path of the construct by `TYPE.NAME`. */
export type ConstructPaths = ReadonlyMap<string, string>;

/**
 * From a `cdk.tf.json`, where CDKTF and CDK Terrain keep it as `"//".metadata.path` of each resource. Empty
 * where there is no such file or it says nothing: the paths only help readers.
 */
export async function readConstructPaths(file: string): Promise<ConstructPaths> {
  const text = await readFile(file, "utf8").catch(() => undefined); // most configurations are not synthesized
  if (text === undefined) return new Map();
  let synthesized: unknown;
  try {
    synthesized = JSON.parse(text);
  } catch {
    return new Map(); // half written: the plan beside it says what counts
  }
  const paths = new Map<string, string>();
  for (const [type, resources] of entries(member(synthesized, "resource")))
    for (const [name, resource] of entries(resources)) {
      const path = member(member(member(resource, "//"), "metadata"), "path");
      if (typeof path === "string") paths.set(`${type}.${name}`, path);
    }
  return paths;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const entries = (value: unknown): readonly [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];
