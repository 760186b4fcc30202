import { readFileSync } from "node:fs";

interface Locked {
  readonly version?: string;
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
