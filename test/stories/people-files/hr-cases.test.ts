// Every export of test/fixtures/hr through the real commands: understood, or refused in words. expected.json has the verdicts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { access } from "../../support/access-io";

const cwd = join(__dirname, "../../fixtures/hr");
const NOW = "2026-11-30T00:00:00Z";

interface RowInError {
  readonly line: number;
  readonly why: string;
}

interface Verdict {
  readonly exit: number;
  readonly left?: readonly string[];
  readonly active?: readonly string[];
  readonly unknown_status?: readonly string[];
  readonly apart?: readonly { readonly address: string; readonly word: string }[];
  readonly rows_in_error?: readonly RowInError[];
  readonly says?: readonly string[];
  /** In words; what it comes to is no difference of names, and no cell with a formula. */
  readonly must_not_say?: readonly string[];
}

interface Case extends Verdict {
  readonly file: string;
  readonly about: string;
  readonly verdict: string;
  readonly with_skip_invalid_rows?: Verdict;
  readonly with_no_status?: Verdict;
  readonly with_now?: Verdict & { readonly now: string };
  readonly stale?: Verdict &
    Readonly<Record<"recent" | "stale" | "never_signed_in" | "nothing_known", string[]>>;
}

const CASES: readonly Case[] = JSON.parse(readFileSync(join(cwd, "expected.json"), "utf8"));

const run = (command: string, file: string, more: readonly string[]) =>
  access(
    [
      command,
      ...["--roster", "roster.json", command === "stale" ? "--logins" : "--file", file],
      ...(more.includes("--now") ? [] : ["--now", NOW]),
      ...["--format", "json", ...more],
    ],
    { cwd },
  );

interface Item {
  readonly email: string;
  readonly standing: string;
  readonly status: string | null;
  readonly kind: string;
}

const emails = (items: readonly Item[], standing: string) =>
  items
    .filter((item) => item.standing === standing)
    .map(({ email }) => email.toLowerCase())
    .sort();

/** What was understood, in the words of expected.json. */
function understood(stdout: string) {
  const { people, rowsInError } = JSON.parse(stdout);
  return {
    left: emails(people, "left"),
    active: emails(people, "active"),
    unknown_status: emails(people, "unknown"),
    apart: (people as Item[])
      .filter(({ standing }) => ["on_leave", "not_yet_here"].includes(standing))
      .map(({ email, status }) => ({ address: email, word: status })),
    rows_in_error: rowsInError,
  };
}

const wanted = ({
  left = [],
  active = [],
  unknown_status = [],
  apart = [],
  rows_in_error = [],
}: Verdict) => ({
  left: [...left].sort(),
  active: [...active].sort(),
  unknown_status: [...unknown_status].sort(),
  apart: apart.map(({ address, word }) => ({ address, word })),
  rows_in_error,
});

test.each(CASES.map((one) => [one.file, one.verdict, one] as const))(
  "%s is %s",
  async (file, verdict, one) => {
    const plain = await run("reconcile", file, []);
    expect({ code: plain.code, stderr: plain.stderr }).toMatchObject({ code: one.exit });
    for (const { line, why } of one.rows_in_error ?? [])
      expect(plain.stderr).toContain(`${file}:${line}: ${why}`);
    for (const words of one.says ?? []) expect(plain.stdout + plain.stderr).toContain(words);
    if (one.must_not_say && plain.stdout !== "")
      expect(JSON.parse(plain.stdout).items.map(({ kind }: Item) => kind)).not.toContain("name_differs");
    expect(plain.stderr).not.toMatch(/^=|,=/m);
    if (verdict === "understood") expect(understood(plain.stdout)).toEqual(wanted(one));
    const skipping = await run("reconcile", file, ["--skip-invalid-rows"]);
    const { with_skip_invalid_rows: skipped } = one;
    expect(skipping.code).toBe(skipped?.exit ?? one.exit);
    if (skipped) expect(understood(skipping.stdout)).toEqual(wanted(one));
  },
);

const having = <Key extends keyof Case>(key: Key) =>
  CASES.flatMap((one) => (one[key] === undefined ? [] : [[one.file, one[key], one] as const]));

test.each(having("with_no_status"))("%s with --no-status", async (file, verdict) => {
  const { code, stdout } = await run("reconcile", file, ["--no-status"]);
  expect(code).toBe(verdict?.exit);
  expect(understood(stdout)).toEqual(wanted(verdict as Verdict));
});

test.each(having("with_now"))("%s on another day", async (file, verdict, one) => {
  const { code, stdout } = await run("reconcile", file, ["--now", verdict?.now ?? ""]);
  expect(code).toBe(verdict?.exit);
  expect(understood(stdout)).toEqual(wanted({ apart: one.apart ?? [], ...(verdict as Verdict) }));
  for (const words of verdict?.says ?? []) expect(stdout).toContain(words);
});

test.each(having("stale"))("%s as a report of sign-ins", async (file, verdict) => {
  const { code, stdout, stderr } = await run("stale", file, ["--days", "90"]);
  expect(code).toBe(verdict?.exit);
  for (const { line, why } of verdict?.rows_in_error ?? [])
    expect(stderr).toContain(`${file}:${line}: ${why}`);
  if (code === 1) return;
  const { items } = JSON.parse(stdout);
  const sorted = (list: readonly string[] = []) => [...list].sort();
  expect([
    emails(items, "recent"),
    emails(items, "stale"),
    emails(items, "never"),
    emails(items, "unknown"),
  ]).toEqual([
    sorted(verdict?.recent),
    sorted(verdict?.stale),
    sorted(verdict?.never_signed_in),
    sorted(verdict?.nothing_known),
  ]);
});
