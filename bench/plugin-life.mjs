// The life of a plugin process of which nothing is asked but the schema, as go-plugin's client leads it: handshake, mutual TLS, one
// call, Shutdown. One start in two or three of a Terraform command is such a life.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { connect as connectTls } from "node:tls";

const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const SCHEMA_CALLS = {
  5: "/tfplugin5.Provider/GetSchema",
  6: "/tfplugin6.Provider/GetProviderSchema",
};
/** A gRPC message of no bytes. */
const EMPTY_MESSAGE = Buffer.alloc(5);
const WINDOW_BYTES = 16 * 1024 * 1024;
const MOST_MS = 60_000;

/**
 * bash tells what a process took to the millisecond, which Node cannot of its children: "SECONDS USER SYSTEM" on descriptor 3,
 * after a line when it starts the program.
 */
const TIMING = `TIMEFORMAT='%3R %3U %3S'; exec 4>&2; echo >&3; { time "$@" 3>&- 2>&4 4>&-; } 2>&3`;

/**
 * @typedef {{ certificatePem: string, keyPem: string }} Pair
 * @param {readonly string[]} command
 * @param {{ env: NodeJS.ProcessEnv, client?: Pair }} how Without `client` the program ends by itself after its first line.
 * @returns {Promise<{ handshake: number, life: number, cpu: number }>} Milliseconds until the first line, until the exit, and of
 *   processor time, system calls included.
 */
export async function liveOnce(command, { env, client }) {
  const child = spawn("bash", ["-c", TIMING, "bash", ...command], {
    env: { ...env, ...(client ? termsFor(client) : {}) },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    detached: true,
  });
  const killer = setTimeout(() => end(child), MOST_MS);
  const closed = once(child, "close");
  const [said, times] = [child.stderr, child.stdio[3]].map(collect);
  try {
    await Promise.race([once(child.stdio[3], "data"), closed]);
    const started = performance.now();
    const line = await firstLine(child.stdout);
    const handshake = performance.now() - started;
    if (client) await askSchema(line, client);
    await closed;
    const [seconds, user, system] = times().trim().split(/\s+/).map(Number);
    return { handshake, life: seconds * 1000, cpu: (user + system) * 1000 };
  } catch (error) {
    end(child);
    throw new Error(`${command.join(" ")}: ${error.message}\n${said()}`, { cause: error });
  } finally {
    clearTimeout(killer);
  }
}

/** With all that it started. */
function end(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

const termsFor = ({ certificatePem }) => ({
  TF_PLUGIN_MAGIC_COOKIE: COOKIE,
  PLUGIN_PROTOCOL_VERSIONS: "6,5",
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
  PLUGIN_CLIENT_CERT: certificatePem,
});

function collect(stream) {
  let text = "";
  stream.on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

function firstLine(stream) {
  const said = collect(stream);
  return new Promise((resolve, reject) => {
    stream.on("data", () => said().includes("\n") && resolve(said().split("\n")[0]));
    stream.once("close", () => reject(new Error(`ended without a line; it said ${JSON.stringify(said())}`)));
  });
}

/** @param {string} line "1|6|unix|/tmp/s|grpc|CERTIFICATE" @param {Pair} client */
async function askSchema(line, client) {
  const [, protocol, network, address, , certificate] = line.split("|");
  const path = SCHEMA_CALLS[protocol];
  if (path === undefined) throw new Error(`no handshake: ${JSON.stringify(line)}`);
  const [host, port] = address.split(":");
  const socket = connectTls({
    ...(network === "unix" ? { path: address } : { host, port: Number(port) }),
    servername: "localhost",
    ALPNProtocols: ["h2"],
    ca: pemOf(Buffer.from(certificate, "base64")),
    cert: client.certificatePem,
    key: client.keyPem,
  });
  await once(socket, "secureConnect");
  const session = connectHttp2("https://localhost", {
    createConnection: () => socket,
    settings: { initialWindowSize: WINDOW_BYTES },
  });
  const closed = once(session, "close");
  const failed = new Promise((_resolve, reject) => session.once("error", reject));
  // go-plugin reads the plugin's output and brokers connections by these for as long as it is connected.
  for (const stream of ["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"])
    call(session, stream, { waits: false }).catch(() => undefined); // what ends them is the end of the connection
  await Promise.race([call(session, path), failed]);
  // The server may close the connection before it has answered.
  await Promise.race([call(session, "/plugin.GRPCController/Shutdown"), closed, failed]).catch(
    () => undefined,
  );
  session.destroy();
}

const pemOf = (der) =>
  `-----BEGIN CERTIFICATE-----\n${der
    .toString("base64")
    .match(/.{1,64}/g)
    .join("\n")}\n-----END CERTIFICATE-----\n`;

/** @returns {Promise<number>} How many bytes were answered. */
async function call(session, path, { waits = true } = {}) {
  const headers = { ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers" };
  const stream = session.request(headers);
  if (waits || path.endsWith("StreamStdio")) stream.end(EMPTY_MESSAGE);
  let bytes = 0;
  let status;
  const note = (fields) => {
    status = fields["grpc-status"] ?? status;
  };
  stream.on("response", note).on("trailers", note);
  stream.on("data", (chunk) => {
    bytes += chunk.length;
  });
  await once(stream, "close");
  if (status !== "0" || (waits && bytes < EMPTY_MESSAGE.length))
    throw new Error(`${path} answered status ${status} and ${bytes} bytes`);
  return bytes;
}
