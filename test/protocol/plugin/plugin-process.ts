import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ProviderDefinition } from "../../../src/plugin/gen/tfplugin6";
import type { GenericDefinition } from "../../../src/plugin/grpc/service";
import { createClientCertificate } from "../../support/plugin/client-certificate";
import { createClient, mutualTls, type TestClient } from "../../support/plugin/grpc-client";

// A busy machine takes its time to start a process.
jest.setTimeout(60_000);

interface PluginOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
  /** Its parent is a process of its own, `PluginProcess.process`, which hands its pipes on. */
  readonly isGrandchild?: boolean;
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface PluginProcess {
  readonly process: ChildProcess;
  /** The first line on stdout, without its end; rejects when the process ends before it. */
  readonly line: Promise<string>;
  /** Resolves when the process is gone and its output has been read. */
  readonly exited: Promise<Exit>;
  stdout(): string;
  stderr(): string;
  /** Entries of the log so far; lines that are no JSON are left out. */
  entries(): Record<string, unknown>[];
  /** Resolves when the log holds this message. */
  logged(message: string): Promise<void>;
  /** A client with a connection of its own, over whatever the handshake line says. */
  client(definition?: GenericDefinition): Promise<TestClient>;
  /** What is left in the folder for sockets. */
  sockets(): string[];
}

export interface Workshop {
  start(options?: PluginOptions): PluginProcess;
  /** Ends whatever still runs. */
  tearDown(): Promise<void>;
}

const PARENT = `require("node:child_process").spawn(process.execPath, process.argv.slice(1), { stdio: "inherit" })`;
const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const certificate = createClientCertificate();

/** Builds the toy plugin as the real one is built, into a folder of its own. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "toy-"));
  const program = join(folder, "toy-plugin.cjs");
  const esbuild = resolve("node_modules", ".bin", "esbuild");
  const source = join(__dirname, "toy-plugin.ts");
  const flags = ["--bundle", "--minify", "--platform=node", "--format=cjs", "--target=node20"];
  execFileSync(esbuild, [source, ...flags, "--log-level=error", `--outfile=${program}`]);

  const running: PluginProcess[] = [];
  const clients: TestClient[] = [];
  let count = 0;
  return {
    start({ env = {}, args = [], isGrandchild = false } = {}) {
      const sockets = join(folder, `sockets-${++count}`);
      mkdirSync(sockets);
      const all: NodeJS.ProcessEnv = {
        PATH: process.env.PATH,
        TF_PLUGIN_MAGIC_COOKIE: cookie,
        PLUGIN_PROTOCOL_VERSIONS: "5,6",
        PLUGIN_CLIENT_CERT: certificate.certificatePem,
        PLUGIN_UNIX_SOCKET_DIR: sockets,
        TF_LOG: "TRACE",
        ...env,
      };
      const before = isGrandchild ? ["-e", PARENT] : [];
      const child = spawn(process.execPath, [...before, program, ...args], { env: all, stdio: "pipe" });
      const plugin = follow(child, { sockets, clients });
      running.push(plugin);
      return plugin;
    },
    async tearDown() {
      for (const client of clients) client.close();
      for (const plugin of running) plugin.process.kill("SIGKILL");
      await Promise.all(running.map((plugin) => plugin.exited));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess, where: { sockets: string; clients: TestClient[] }): PluginProcess {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const exited = new Promise<Exit>((done) => child.once("close", (code, signal) => done({ code, signal })));
  const line = new Promise<string>((done, fail) => {
    child.stdout?.on("data", () => stdout.includes("\n") && done(stdout.slice(0, stdout.indexOf("\n"))));
    child.once("close", () => fail(new Error(`the plugin ended without a line: ${stderr}`)));
  });
  // Not every test waits for it.
  line.catch(() => {});
  const entries = () => stderr.split("\n").flatMap(parseEntry);
  return {
    process: child,
    line,
    exited,
    entries,
    stdout: () => stdout,
    stderr: () => stderr,
    sockets: () => readdirSync(where.sockets),
    logged: (message) =>
      new Promise((done, fail) => {
        const look = () => entries().some((entry) => entry["@message"] === message) && done();
        look();
        child.stderr?.on("data", look);
        child.once("close", () => fail(new Error(`never logged: ${message}\n${stderr}`)));
      }),
    async client(definition = ProviderDefinition) {
      const [, , network, address, , der = ""] = (await line).split("|");
      const client = createClient(definition, {
        address: network === "unix" ? `unix:${address}` : `${address}`,
        ...(der === "" ? {} : { credentials: mutualTls(Buffer.from(der, "base64"), certificate) }),
      });
      where.clients.push(client);
      return client;
    },
  };
}

function parseEntry(line: string): Record<string, unknown>[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
