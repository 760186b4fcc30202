// What a start loads: Terraform starts the provider three to five times a command, and one in two or three is asked for its schema alone.
// Counts, not times; `npm run bench` has those.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveOnce } from "../../bench/plugin-life.mjs";
import { createClientCertificate } from "../support/plugin/client-certificate";

const dist = () => process.env.AUTOMOX_TEST_DIST ?? "dist";
const client = createClientCertificate();
let home: string;

interface Loaded {
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly nodes: readonly string[];
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "starts-"));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const START = ["provider.cjs", "load.cjs", "main.cjs"];

/** One life that is asked for the schema. */
async function live(): Promise<Loaded & { readonly before: Loaded }> {
  const FILE = join(home, "loaded.json");
  const hook = join(__dirname, "../support/what-is-loaded.cjs");
  const env = { PATH: process.env.PATH, HOME: home, NODE_OPTIONS: `--require=${hook}`, FILE };
  await liveOnce([join(dist(), "terraform-provider-automox")], { env, client });
  return JSON.parse(readFileSync(FILE, "utf8"));
}

const named = ({ files }: Loaded) => files.map(({ name }) => name.replace(/-[A-Z0-9]{8}(?=\.cjs)/, ""));
const bytesOf = ({ files }: Loaded) => files.reduce((sum, { bytes }) => sum + bytes, 0);

test("a life that tells the schema loads neither the provider nor what speaks for it", async () => {
  const loaded = await live();
  expect(named(loaded.before).filter((name) => name !== "chunk.cjs")).toEqual(START);
  expect(named(loaded).filter((name) => name !== "chunk.cjs")).toEqual([...START, "answers.cjs"]);
  expect(bytesOf(loaded.before)).toBeLessThan(115_000);
  expect(bytesOf(loaded)).toBeLessThan(155_000);
  // The client waits for the line, and then is busy with it and with our certificate: TLS and HTTP/2 come in between.
  expect(loaded.nodes).toEqual(expect.arrayContaining(["NativeModule tls", "NativeModule http2"]));
  expect(loaded.before.nodes.filter((name) => /http|tls/.test(name))).toEqual([]);
  // Node's HTTP/2 brings much along, `https`, `zlib` and what `fetch` is made of not.
  expect(loaded.nodes.filter((name) => /undici|zlib|NativeModule https|worker_threads/.test(name))).toEqual(
    [],
  );
});

test("all that a plugin may load is bounded", () => {
  const files = readdirSync(join(dist(), "provider")).map((name) => join(dist(), "provider", name));
  const sizes = Object.fromEntries(files.map((file) => [file, statSync(file).size]));
  const sum = (list: readonly string[]) => list.reduce((total, file) => total + (sizes[file] ?? 0), 0);
  // The proxy's agent is a third of it, and loaded where there is a proxy.
  expect(sum(files)).toBeLessThan(1_750_000);
  expect(sum(files.filter((file) => !/proxied/.test(file)))).toBeLessThan(1_220_000);
});

test("what is compiled once is taken by the next start, and what is spoiled is compiled anew", async () => {
  await live();
  const compiled = join(home, ".cache", "terraform-provider-automox", "compiled");
  const [folder = ""] = readdirSync(compiled);
  const kept = readdirSync(join(compiled, folder));
  expect(kept.map((name) => name.replace(/-[A-Z0-9]{8}(?=\.cjs)/, ""))).toEqual(
    expect.arrayContaining(["provider-answers.cjs", "provider-main.cjs"]),
  );
  const main = join(compiled, folder, "provider-main.cjs");
  const before = statSync(main);
  await live();
  expect(statSync(main)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  writeFileSync(main, "spoiled");
  await live();
  expect(statSync(main).size).toBeGreaterThan(10_000);
});
