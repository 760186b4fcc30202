import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChecker, runScript } from "../../../../scripts/test/run-tool.mjs";
import { folderForEach } from "../../../support/scratch-folder";

const folder = folderForEach();

function script(text: string): string {
  const path = join(folder, "script.cjs");
  writeFileSync(path, text);
  return path;
}

test("both outputs are collected and passed on, with the exit code", async () => {
  const chunks: string[] = [];
  const path = script("process.stderr.write(process.argv[2]); process.exitCode = 3;");
  const output = (chunk: Buffer) => void chunks.push(chunk.toString());
  expect(await runScript({ script: path, args: ["hello"], output })).toEqual({ exitCode: 3, text: "hello" });
  expect(chunks).toEqual(["hello"]);
});

test("a script that goes on printing is not ended", async () => {
  const path = script(`
    let lines = 0;
    const timer = setInterval(() => { process.stdout.write("."); if (++lines === 35) clearInterval(timer); }, 100);`);
  // Longer work than the limit: only the silence between two outputs counts.
  expect(await runScript({ script: path, args: [], timeoutMs: 3_000 })).toEqual({
    exitCode: 0,
    text: ".".repeat(35),
  });
});

test("after a time without output the script's own children end too, though they hold its output open", async () => {
  const path = script(`
    const hanging = "process.stdout.write('child '); setInterval(() => {}, 1000)";
    require("node:child_process").spawn(process.execPath, ["-e", hanging], { stdio: "inherit" });
    setInterval(() => {}, 1000);`);
  const result = await runScript({ script: path, args: [], timeoutMs: 1_000 });
  expect(result.exitCode).toBeNull();
});

test("a checker is one test; what it complains about is the note", async () => {
  expect(await runChecker({ script: script(""), args: [] })).toEqual({ passed: 1, failed: 0 });
  const failing = script("console.log('line 7 is wrong'); process.exitCode = 1;");
  expect(await runChecker({ script: failing, args: [] })).toEqual({
    passed: 0,
    failed: 1,
    note: "script.cjs says:\nline 7 is wrong\n",
  });
});
