import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEcho } from "../../../bench/echo/echo.mjs";
import { liveOnce } from "../../../bench/plugin-life.mjs";
import { createClientCertificate } from "../../support/plugin/client-certificate";

const env = { PATH: process.env.PATH };
const client = createClientCertificate();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function script(text: string): string[] {
  const file = join(folder, "script.cjs");
  writeFileSync(file, text);
  return [process.execPath, file];
}

const isTold = (life: Record<string, number>) =>
  Object.values(life).every((milliseconds) => milliseconds > 0);

test("a plugin is asked for its schema over mutual TLS, and ends when it is told to", async () => {
  const perPerson = { create: 1, remove: 1 };
  const echo = await startEcho({ people: 1, perPerson, folder, path: process.env.PATH ?? "" });
  await echo.close();
  const place = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((name) =>
    name.includes("_v"),
  );
  const life = await liveOnce([join(folder, place ?? "")], { env, client });
  expect(Object.keys(life)).toEqual(["handshake", "life", "cpu"]);
  expect(isTold(life)).toBe(true);
});

test("a program without a client ends by itself", async () => {
  expect(isTold(await liveOnce(script(`console.log("ready")`), { env }))).toBe(true);
});

test.each([
  [
    "says no handshake",
    `console.log("hello"); setInterval(() => {}, 1000)`,
    /script\.cjs: no handshake: "hello"/,
  ],
  ["says nothing", `console.error("I cannot start")`, /ended without a line[\s\S]*I cannot start/],
  [
    "listens nowhere",
    `console.log("1|6|unix|/nowhere/s|grpc|AAAA"); setInterval(() => {}, 1000)`,
    /script\.cjs: connect ENOENT \/nowhere\/s/,
  ],
])("a plugin that %s is an error, and is ended", async (_name, text, reason) => {
  await expect(liveOnce(script(text), { env, client })).rejects.toThrow(reason);
});
