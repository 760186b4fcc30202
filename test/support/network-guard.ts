// Loaded into every test file: a connection that would leave this machine fails, and so does the test, even
// where the code under test swallows the error. Loopback and unix sockets are free, for servers of our own.
// A request of ours with `api_key` in its address fails the test as well: keys travel in a header.
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { type LookupFunction, Socket } from "node:net";

interface Guard {
  readonly original: Socket["connect"];
  readonly refused: string[];
  /** Paths of requests of ours that carry `api_key`. */
  readonly carried: string[];
}

const GUARD = Symbol.for("network-guard");
/** Tests of the simulator send `?api_key=` themselves, under Node's name. */
const OUR_AGENT = /user-agent[,:\s]+(?:terraform-provider-automox|automox-access)\//i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(\.\d{1,3}){3})$/i;

/** Node's modules are shared by all test files of a worker, so the guard is put in place once. */
function install(): Guard {
  const prototype = Socket.prototype as Socket & { [GUARD]?: Guard };
  const present = prototype[GUARD];
  if (present) return present;
  const guard: Guard = { original: prototype.connect, refused: [], carried: [] };
  prototype[GUARD] = guard;
  const look = (path: string, agent: string) => {
    if (/[?&]api_key=/i.test(path) && OUR_AGENT.test(agent)) guard.carried.push(path);
  };
  subscribe("undici:request:create", (message) => {
    const { path, headers } = (message as { request: { path: string; headers: unknown } }).request;
    look(path, String(headers));
  });
  subscribe("http.client.request.start", (message) => {
    const { request } = message as { request: ClientRequest };
    look(request.path, `user-agent: ${request.getHeader("user-agent")}`);
  });
  prototype.connect = function connect(this: Socket, ...args: unknown[]): Socket {
    const host = targetHost(args);
    if (host === undefined || LOOPBACK.test(host)) return Reflect.apply(guard.original, this, args);
    guard.refused.push(host);
    const error = new Error(
      `A test tried to reach ${host}. Tests stay on this machine: mock it or use the simulator.`,
    );
    // As a name that cannot be resolved, not as a throw: that is a failure every caller is ready for.
    const options = { host: "refused.invalid", port: 443, lookup: failingLookup(error) };
    return Reflect.apply(guard.original, this, [options]);
  } as Socket["connect"];
  return guard;
}

const failingLookup =
  (error: Error): LookupFunction =>
  (_name, _options, callback) =>
    process.nextTick(callback, error, "");

/** The host a `connect` call asks for; undefined for a unix socket. Node also calls with its own normalized array. */
function targetHost(args: readonly unknown[]): string | undefined {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === "object" && first !== null) {
    const { host, path } = first as { host?: string | null; path?: string | null };
    return path ? undefined : (host ?? "localhost");
  }
  if (typeof first === "string" && Number.isNaN(Number(first))) return undefined;
  const second = args[1];
  return typeof second === "string" ? second : "localhost";
}

const { refused, carried } = install();

/** The hosts refused since the last call. For the test of the guard itself. */
export function takeRefused(): string[] {
  return refused.splice(0);
}

/** The paths with a key since the last call. */
export const takeCarried = (): string[] => carried.splice(0);

afterEach(() => {
  const paths = takeCarried();
  if (paths.length > 0) throw new Error(`This test sent api_key in an address: ${paths.join(", ")}`);
  const hosts = takeRefused();
  if (hosts.length > 0) throw new Error(`This test tried to leave the machine: ${hosts.join(", ")}`);
});
