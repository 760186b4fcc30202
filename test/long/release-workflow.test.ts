// The steps of the workflow `release` that need no GitHub, as they are written there, over a small release and a key of
// nobody; then what releasing.md has people type.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";

const ROOT = join(__dirname, "..", "..");
const { jobs } = parse(readFileSync(join(ROOT, ".github/workflows/release.yml"), "utf8"));
const [, typed = ""] =
  /^## Verifying a release$[\s\S]*?^```shell\n([\s\S]*?)^```$/m.exec(
    readFileSync(join(ROOT, "docs/contributing/releasing.md"), "utf8"),
  ) ?? [];

const PREFIX = "terraform-provider-automox_0.2.0";
const ZIP = `${PREFIX}_linux_amd64.zip`;
const SUMS = `${PREFIX}_SHA256SUMS`;
const sha256 = (content: Buffer | string): string => createHash("sha256").update(content).digest("hex");
const SECRETS = { GPG_PASSPHRASE: "a passphrase of nobody" };

let folder: string;
let home: string;
let key: string;
const bash = (script: string, cwd: string, env: Readonly<Record<string, string>> = {}) =>
  promisify(execFile)("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: home, GNUPGHOME: home, ...env },
  });
const stepOf = (job: string, name: RegExp): string =>
  jobs[job].steps.find(({ run = "" }) => name.test(run)).run;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "gpg-"));
  const made = `gpg --batch --pinentry-mode loopback --passphrase "$GPG_PASSPHRASE" --quick-gen-key releases@example.com rsa2048 sign never`;
  await bash(made, home, SECRETS);
  const exported = `gpg --batch --pinentry-mode loopback --passphrase "$GPG_PASSPHRASE" --armor --export-secret-keys`;
  key = (await bash(exported, home, SECRETS)).stdout;
});
afterAll(async () => {
  await bash("gpgconf --kill all", home);
  rmSync(home, { recursive: true });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "release-"));
  mkdirSync(join(folder, "release"));
  save(ZIP, "executable");
  save(SUMS, `${sha256("executable")}  ${ZIP}\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));
const save = (name: string, text: string) => writeFileSync(join(folder, "release", name), text);

const sign = () =>
  bash(stepOf("draft", /--detach-sign/), folder, {
    ...SECRETS,
    GPG_KEY: key,
    SUMS: sha256(readFileSync(join(folder, "release", SUMS))),
  });
const verify = () => bash(typed, join(folder, "release"));

test("what was built twice alike is signed, and verified by what the page says", async () => {
  for (const copy of ["one", "two"]) cpSync(join(folder, "release"), join(folder, copy), { recursive: true });
  const output = join(folder, "output");
  await bash(stepOf("compare", /diff/), folder, { TAG: "v0.2.0", GITHUB_OUTPUT: output });
  expect(readFileSync(output, "utf8")).toBe(`sums=${sha256(readFileSync(join(folder, "release", SUMS)))}\n`);
  await sign();
  const { stdout, stderr } = await verify();
  expect(stdout).toBe(`${ZIP}: OK\n`);
  expect(stderr).toMatch(/Good signature from "releases@example\.com"/);
});

test.each([
  ["another byte in one of them", ZIP, "executablf"],
  ["a file more in one of them", "more.txt", ""],
])("%s makes no release", async (_what, name, text) => {
  for (const each of ["one", "two"]) cpSync(join(folder, "release"), join(folder, each), { recursive: true });
  writeFileSync(join(folder, "two", name), text);
  const env = { TAG: "v0.2.0", GITHUB_OUTPUT: join(folder, "output") };
  await expect(bash(stepOf("compare", /diff/), folder, env)).rejects.toThrow();
});

test("nor does a tag of another version", async () => {
  for (const copy of ["one", "two"]) cpSync(join(folder, "release"), join(folder, copy), { recursive: true });
  const env = { TAG: "v0.2.1", GITHUB_OUTPUT: join(folder, "output") };
  await expect(bash(stepOf("compare", /diff/), folder, env)).rejects.toThrow();
});

test.each([
  ["a zip", ZIP, "something else"],
  ["the checksums", SUMS, `${sha256("something else")}  ${ZIP}\n`],
])("%s changed afterwards is found by what the page says", async (_what, name, text) => {
  await sign();
  save(name, text);
  await expect(verify()).rejects.toThrow();
});

test("files that are not those of the comparison are not signed", async () => {
  const env = { ...SECRETS, GPG_KEY: key, SUMS: sha256("others") };
  await expect(bash(stepOf("draft", /--detach-sign/), folder, env)).rejects.toThrow();
});
