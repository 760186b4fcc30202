import { join } from "node:path";
import { build, type Metafile } from "esbuild";

jest.setTimeout(60_000);

const ROOT = join(__dirname, "../../..");

/** Everything that a module brings along at once, without what it loads later by `import()`. */
function broughtAlong(inputs: Metafile["inputs"], start: string): Set<string> {
  const seen = new Set<string>();
  const follow = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of inputs[path]?.imports ?? [])
      if (kind !== "dynamic-import") follow(next);
  };
  follow(start);
  return seen;
}

test("making a client loads no library; the first request does", async () => {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["src/automox/client.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    metafile: true,
    write: false,
  });
  const all = Object.keys(metafile.inputs);
  const atOnce = [...broughtAlong(metafile.inputs, "src/automox/client.ts")];
  const packages = (paths: string[]) =>
    new Set(paths.flatMap((path) => /^node_modules\/([^/]+)/.exec(path)?.[1] ?? []));
  expect(packages(atOnce)).toEqual(new Set());
  expect(packages(all)).toEqual(new Set(["undici", "zod"]));
  // The validation library is taken in its small form, and of the HTTP library only the agent for proxies.
  expect(all).not.toContain("node_modules/undici/index.js");
  expect(all).not.toContain("node_modules/zod/v4/classic/schemas.js");
});
