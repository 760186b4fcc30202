// Golden files: what a command must print, to the byte. `UPDATE_GOLDEN=1 npx jest FILE` writes them anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const FOLDER = resolve(__dirname, "../accept/golden");

/** Compares with `test/accept/golden/NAME`, or writes it under UPDATE_GOLDEN=1. Text must hold nothing that a next run changes. */
export function expectGolden(name: string, text: string): void {
  const file = resolve(FOLDER, name);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  if (!existsSync(file)) throw new Error(`There is no golden file ${name}: make it with UPDATE_GOLDEN=1.`);
  expect(text).toBe(readFileSync(file, "utf8"));
}
