import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { versionOf } from "../../../../scripts/build/version.mjs";
import { folderForEach } from "../../../support/scratch-folder";

const root = folderForEach();
const git = (at: number, ...args: string[]) =>
  execFileSync("git", ["-C", root, ...args], {
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_COMMITTER_DATE: `@${at} +0000`,
      GIT_AUTHOR_DATE: `@${at} +0000`,
    },
  });
const save = (name: string, text = "", at = 0) => {
  writeFileSync(join(root, name), text);
  if (at > 0) utimesSync(join(root, name), at, at);
};
function commit(at: number): void {
  git(at, "add", "--all");
  git(at, "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-qm", "a change");
}

beforeEach(() => {
  save("package.json", JSON.stringify({ version: "0.7.0" }));
  git(1, "init", "-q");
  commit(1_800_000_000);
});

const version = (env = {}) => versionOf(root, env);

test("a commit has its seconds, which order releases of one line", async () => {
  expect(await version()).toBe("0.7.1800000000");
  save("file");
  commit(1_800_000_060);
  expect(await version()).toBe("0.7.1800000060");
});

test.each([
  ["changed", () => save("package.json", JSON.stringify({ version: "0.7.0", a: 1 }), 1_800_000_500), 500],
  ["new", () => save("with a blank", "", 1_800_000_600), 600],
  ["changed before the commit", () => save("package.json", '{"version":"0.7.0" }', 1_700_000_000), 1],
  ["removed", () => rmSync(join(root, "other")), 1],
])("where something is %s, that is another version", async (_what, change, seconds) => {
  save("other");
  commit(1_800_000_000);
  change();
  expect(await version()).toBe(`0.7.${1_800_000_000 + seconds}`);
});

test("a tag is the version of a clean tree alone", async () => {
  git(1, "tag", "v0.7.3");
  git(1, "tag", "some-other");
  expect(await version()).toBe("0.7.3");
  save("file", "", 1_800_000_005);
  expect(await version()).toBe("0.7.1800000005");
});

test("without Git, or unpacked in a repository of somebody else, it is that of package.json", async () => {
  mkdirSync(join(root, "inner"));
  save("inner/package.json", JSON.stringify({ version: "1.2.0" }));
  expect(await versionOf(join(root, "inner"), {})).toBe("1.2.0");
  rmSync(join(root, ".git"), { recursive: true });
  expect(await version()).toBe("0.7.0");
});

test("a repository without a commit has the version of its files", async () => {
  rmSync(join(root, ".git"), { recursive: true });
  git(1, "init", "-q");
  save("package.json", JSON.stringify({ version: "0.7.0" }), 1_800_000_700);
  expect(await version()).toBe("0.7.1800000700");
});

test("it can be given", async () => expect(await version({ AUTOMOX_BUILD_VERSION: "9.8.7" })).toBe("9.8.7"));
