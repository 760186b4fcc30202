import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly deprecated?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockfile = readFileSync("package-lock.json", "utf8");
const { packages } = JSON.parse(lockfile) as { packages: Readonly<Record<string, Locked>> };

/** `npm ci` refuses a lockfile without them, on every system, although it installs one of them only. */
test.each(Object.entries(packages).filter(([, { optionalDependencies }]) => optionalDependencies))(
  "%s is locked with its builds for every system",
  (path, { optionalDependencies = {} }) => {
    const missing = Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    );
    expect(missing).toEqual([]);
  },
);

test("names no registry, so that everybody's own is used", () => {
  expect(lockfile).not.toContain('"resolved"');
});

const decision = readFileSync("docs/decisions/0001-dependencies.md", "utf8");
/** The first words of the rows of a table, by the title of its first column. */
function rowsOf(title: string): string[] {
  const [, table = ""] = decision
    .split(`| ${title} |`)
    .map((part) => part.split("\n\n")[0])
    .slice(-2);
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name);
}

test("each `npm warn` line of `npm ci` has its cause in 0001", () => {
  const warned = Object.entries(packages).filter(([, each]) => each.hasInstallScript || each.deprecated);
  expect(rowsOf("`npm warn` names")).toEqual(
    warned.map(([path]) => path.replace(/^.*node_modules\//, "")).sort(),
  );
});

const LARGE = 20_000_000;

test("each package over 20 MB has its line in 0001", () => {
  const rows = rowsOf("package | MB | why").map((name) => name.replaceAll("*", ""));
  const large = installed("node_modules").filter((name) => sizeOf(join("node_modules", name)) > LARGE);
  expect(large.filter((name) => !rows.some((row) => name.startsWith(row)))).toEqual([]);
  // Those of another system are not here.
  expect(rows.filter((row) => !row.endsWith("-") && !large.includes(row))).toEqual([]);
});

const installed = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    if (name.startsWith(".")) return [];
    return name.startsWith("@") ? readdirSync(join(folder, name)).map((each) => `${name}/${each}`) : [name];
  });

/** Of a package's own files, in bytes. */
function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules")
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sizeOf(path);
      return entry.isFile() ? statSync(path).size : 0;
    })
    .reduce((sum, each) => sum + each, 0);
}
