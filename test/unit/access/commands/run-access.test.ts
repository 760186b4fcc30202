import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AccessError } from "../../../../src/access/cli/access-error";
import { type AccessCommand, accessCommand, type Io } from "../../../../src/access/cli/command";
import { EXIT, worst } from "../../../../src/access/cli/exit-code";
import { FORMAT, formats, outputsOr, writeOutputs } from "../../../../src/access/cli/formats";
import { startProgress } from "../../../../src/access/cli/progress";
import { access, NOW } from "../../../support/access-io";
import { folderForEach } from "../../../support/scratch-folder";

const toy = accessCommand({
  name: "toy",
  summary: "A command for tests.",
  argument: ["what", "what"],
  options: { [FORMAT]: formats(["text", "bad"]), "--fails <how>": "how" },
  async run(options, io) {
    if (options.fails === "known") throw new AccessError("Cannot do it: try again.");
    if (options.fails === "unknown") throw new Error(`answer to ${io.env.AUTOMOX_API_KEY}`);
    const { color, quiet = false, args, redact = null } = options;
    await writeOutputs(outputsOr(options.format, "text"), io, (format) => {
      if (format === "bad") throw new AccessError("bad");
      return JSON.stringify({ now: io.now().toISOString(), color, quiet, redact, args });
    });
    return EXIT.changes;
  },
});
const run = (argv: readonly string[], more: Partial<Io> = {}) => access(argv, { ...more, commands: [toy] });

test("the program's options count before and after the command, and reach it", async () => {
  const expected = JSON.stringify({ now: NOW, color: false, quiet: true, redact: "hash", args: ["x"] });
  const shared = ["--quiet", "--no-color", "--redact", "hash"];
  expect(await run([...shared, "toy", "x"])).toEqual({ code: 2, stdout: expected, stderr: "" });
  expect(await run(["toy", "x", ...shared])).toEqual({ code: 2, stdout: expected, stderr: "" });
});

test.each(["5", "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "yesterday"])(
  "--now %s is no time that means the same everywhere",
  async (now) => {
    const { code, stdout, stderr } = await run(["toy", "--now", now]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("RFC 3339");
  },
);

test("an error that quotes somebody keeps its lines and turns nothing on the screen", async () => {
  const nasty: AccessCommand = {
    ...toy,
    run: async () => {
      throw new AccessError("wrong:\n  → at \u202ename\u001b[31m");
    },
  };
  const { stderr } = await access(["toy"], { commands: [nasty] });
  expect(stderr).toBe("automox-access: wrong:\n  → at ⟨U+202E⟩name⟨U+001B⟩[31m\n");
});

test("two formats for one file are refused", async () => {
  const { code, stderr } = await run(["toy", "--format", "text=a", "--format", "bad=a"]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining("Two formats cannot go into one file"),
  });
});

describe("a file to be written", () => {
  const cwd = folderForEach();

  test("that cannot be leaves nothing on stdout and no scratch file", async () => {
    await mkdir(join(cwd, "a"));
    const { code, stdout } = await run(["toy", "--format", "text", "--format", "text=a"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(await readdir(cwd)).toEqual(["a"]);
  });

  test("is not left where another format fails", async () => {
    expect((await run(["toy", "--format", "text=a.txt", "--format", "bad=b.txt"], { cwd })).code).toBe(1);
    expect(await readdir(cwd)).toEqual([]);
  });

  test("is named by all after the first =, and its folder must be there", async () => {
    await run(["toy", "--format", "text=a=b.txt"], { cwd });
    expect(await readFile(join(cwd, "a=b.txt"), "utf8")).toContain("now");
    const { stderr } = await run(["toy", "--format", "text=none/a.txt"], { cwd });
    expect(stderr).toMatch(/^automox-access: Cannot write none\/a\.txt/);
  });

  test.each(["there", "not there yet"])("that is a link leads where it led: %s", async (where) => {
    if (where === "there") await writeFile(join(cwd, "real"), "old");
    await symlink("real", join(cwd, "link"));
    await run(["toy", "--format", "text=link"], { cwd });
    expect((await lstat(join(cwd, "link"))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(cwd, "real"), "utf8")).toContain(NOW);
  });

  test("is for its owner alone where it is new, and keeps its mode where it was there", async () => {
    await writeFile(join(cwd, "there"), "old");
    await chmod(join(cwd, "there"), 0o664);
    const before = process.umask(0);
    try {
      await run(["toy", "--format", "text=new"], { cwd });
      await run(["toy", "--format", "text=there"], { cwd });
    } finally {
      process.umask(before);
    }
    const modes = ["new", "there"].map(async (file) => (await stat(join(cwd, file))).mode & 0o777);
    expect(await Promise.all(modes)).toEqual([0o600, 0o664]);
  });

  test("that is no file is written to and not replaced", async () => {
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const [text] = await Promise.all([
      readFile(join(cwd, "pipe"), "utf8"),
      run(["toy", "--format", "text=pipe"], { cwd }),
    ]);
    expect(text).toContain(NOW);
    expect((await lstat(join(cwd, "pipe"))).isFIFO()).toBe(true);
  });
});

test("--now replaces the clock", async () => {
  expect((await run(["toy", "--now", "2020-01-02T03:04:05+01:00"])).stdout).toContain(
    "2020-01-02T02:04:05.000Z",
  );
});

test.each([
  ["help", ["--help"], 0],
  ["a command's help", ["toy", "--help"], 0],
  ["version", ["--version"], 0],
  ["an unknown command", ["toys"], 1],
  ["an unknown option", ["toy", "--nope"], 1],
  ["a failure in words", ["toy", "--fails", "known"], 1],
  ["any other failure", ["toy", "--fails", "unknown"], 1],
] as const)("%s", async (_name, argv, expected) => {
  expect((await run(argv)).code).toBe(expected);
});

test("a failure is one line on stderr, nothing on stdout, and never the key", async () => {
  const { stdout, stderr } = await run(["toy", "--fails", "unknown"], {
    env: { AUTOMOX_API_KEY: "key-of-this-test" },
  });
  expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "automox-access: answer to [redacted]\n" });
});

test.each([
  [[0, 2], 2],
  [[2, 4], 4],
  [[4, 3, 2], 3],
  [[3, 1], 1],
  [[], 0],
])("of %j, %s wins", (codes, expected) => {
  expect(worst(...codes)).toBe(expected);
});

describe("progress without a terminal", () => {
  /** A clock that stands at 0 when somebody first looks, and at `then` ever after. */
  function slowIo(then: number) {
    const texts: string[] = [];
    const times = [0];
    const io = {
      isTerminal: { stderr: false, stdout: false },
      elapsedMs: () => times.shift() ?? then,
      stderr: { write: (text: string) => texts.push(text) },
    } as unknown as Io;
    return { io, texts };
  }

  async function told(steps: readonly (readonly [elapsed: number, done: number])[], quiet: boolean) {
    const texts: string[] = [];
    let elapsed = 0;
    const io = {
      isTerminal: { stderr: false, stdout: false },
      elapsedMs: () => elapsed,
      stderr: { write: (text: string) => texts.push(text) },
    } as unknown as Io;
    const progress = startProgress("Reading", io, { quiet });
    for (const [at, done] of steps) {
      elapsed = at;
      progress.update(done, 10);
    }
    progress.end();
    return texts;
  }

  test("short work says nothing, long work a line now and then with the time left", async () => {
    const steps = [
      [500, 1],
      [2_000, 2],
      [3_000, 3],
      [8_000, 8],
    ] as const;
    expect(await told(steps, false)).toEqual([
      "Reading: 2 of 10, about 8 s left\n",
      "Reading: 8 of 10, about 2 s left\n",
    ]);
  });

  test("a part of one is no whole one, and what the numbers do not say is said", () => {
    const { io, texts } = slowIo(2_000);
    const progress = startProgress("Reading", io, {});
    progress.update(0.5, 2, "500 people so far");
    progress.end();
    expect(texts).toEqual(["Reading: 0 of 2, 500 people so far, about 6 s left\n"]);
  });

  test("while nothing comes back it is said that it waits, and after the end nothing more", () => {
    jest.useFakeTimers();
    try {
      const { io, texts } = slowIo(2_000);
      const progress = startProgress("Reading", io, {});
      jest.advanceTimersByTime(600);
      progress.end();
      jest.advanceTimersByTime(60_000);
      expect(texts).toEqual(["Reading: waiting for the first answer\n"]);
    } finally {
      jest.useRealTimers();
    }
  });

  test("with --quiet never", async () => {
    expect(await told([[60_000, 1]], true)).toEqual([]);
  });
});
