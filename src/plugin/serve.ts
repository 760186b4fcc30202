import { auxiliaryServices } from "./auxiliary";
import { createCertificate } from "./certificate";
import { createClientWatch, TICK_MS } from "./client-watch";
import type { LateServices } from "./grpc/method-table";
import { createGrpcServer, type GrpcServer } from "./grpc/server";
import type { Service } from "./grpc/service";
import type { Credentials } from "./grpc/tls";
import { type ClientTerms, handshakeLine, negotiate, readTerms } from "./handshake";
import { createLifetime, GRACE_MS, type Lifetime } from "./lifetime";
import { type Listener, listen } from "./listener";
import type { ProcessLogger } from "./output/log";
import { guardOutput } from "./output/output-guard";
import { whenPipeBreaks, writeStderr, writeStdout } from "./output/standard-streams";
import { parentOf } from "./parent";
import { reattachLine } from "./reattach";
import { handleDebugSignals, handlePluginSignals } from "./signals";

interface ServeOptions {
  /** Provider type, for example "automox". */
  readonly name: string;
  /** Source addresses with host, for example "registry.terraform.io/automox-iac/automox": for reattach mode. */
  readonly addresses: readonly string[];
  readonly protocolVersion: 6;
  /** The provider's own services; those of go-plugin are added. */
  readonly services: readonly Service[];
  /** More of them, loaded by the first call that the others do not answer. Where that fails, the process ends with what it threw. */
  readonly late?: LateServices;
  readonly log: ProcessLogger;
  /** Arguments after the script; default: those of the process. `--debug` serves in reattach mode. */
  readonly argv?: readonly string[];
  /** For a human who starts the plugin by hand: what it is and how it is installed. */
  readonly explain: string;
}

/**
 * Makes this process a Terraform plugin. Resolves when it is ready for its client; the process then ends by itself:
 * on Shutdown, when its client leaves or is gone, on SIGTERM, or, in reattach mode, on Ctrl-C.
 *
 * Started by hand it explains itself on stderr and sets exit code 1.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const isDebug = (options.argv ?? process.argv.slice(2)).includes("--debug");
  const terms = readTerms(process.env);
  if (!isDebug && !terms) {
    writeStderr(options.explain.endsWith("\n") ? options.explain : `${options.explain}\n`);
    process.exitCode = 1;
    return;
  }
  const lifetime = createLifetime(options);
  try {
    if (isDebug || !terms) await serveForDebugging(options, lifetime);
    else await serveClient(options, lifetime, terms);
  } catch (error) {
    lifetime.crash(error);
  }
}

/**
 * One client, which started us and ends us.
 *
 * The order matters. Signals are taken first, because Ctrl-C may come at any time. The line is the first thing on
 * stdout, written when connections are already accepted: the client connects the moment it has read it. Then stdout
 * is closed to everybody. Code of the provider is loaded later, with the first call that needs it, and may write what it likes.
 */
async function serveClient(options: ServeOptions, lifetime: Lifetime, terms: ClientTerms): Promise<void> {
  handlePluginSignals(lifetime);
  const isParentThere = parentOf(process);
  const certificate = terms.certificate ? createCertificate() : undefined;
  const abandoned = (reason: string) =>
    lifetime.end({ reason, exitCode: 0, graceMs: GRACE_MS.abandoned, isAwaited: false });
  const lonely = setTimeout(() => abandoned("nobody connected"), LONGEST_WAIT_FOR_CLIENT_MS);
  whenPipeBreaks(() => abandoned("nobody reads its output"));
  const { grpc, listener } = await start(options, lifetime, {
    credentials: certificate && {
      key: certificate.keyPem,
      certificate: certificate.certificatePem,
      clientCertificate: terms.certificate ?? "",
    },
    onConnected: () => clearTimeout(lonely),
    onLastClosed: () => abandoned("the last connection closed"),
  });
  const watch = createClientWatch({ isParentThere, isSilent: grpc.isSilent, onGone: abandoned });
  setInterval(() => watch(performance.now()), TICK_MS).unref();
  const protocolVersion = negotiate(terms.protocolVersions, [options.protocolVersion]);
  writeStdout(handshakeLine({ ...terms, ...listener, protocolVersion, certificate: certificate?.der }));
  guardOutput(options.log);
}

/**
 * A client that was killed between starting us and connecting never tells. go-plugin gives up on the line after one
 * minute and connects at once, so two minutes are enough even for a machine that was asleep in between.
 */
const LONGEST_WAIT_FOR_CLIENT_MS = 120_000;

/**
 * Reattach mode: any number of clients, one after another or at once, until Ctrl-C. Plaintext, because the client has
 * no way to hand its certificate over; the folder of the socket is what keeps other users out. Output is not guarded:
 * stdout belongs to the human who debugs.
 */
async function serveForDebugging(options: ServeOptions, lifetime: Lifetime): Promise<void> {
  handleDebugSignals(lifetime);
  const { grpc, listener } = await start(options, lifetime, {});
  // Who is silent may stay; connections that a client has broken go.
  setInterval(() => void grpc.isSilent(), TICK_MS).unref();
  const line = reattachLine({ ...options, ...listener, processId: process.pid });
  writeStdout(
    `Provider started. To attach Terraform to it, set in another terminal:\n\n\t${line}\n\nCtrl-C ends it.\n`,
  );
}

interface StartOptions {
  /** Absent: plaintext. */
  readonly credentials?: Credentials | undefined;
  readonly onConnected?: () => void;
  readonly onLastClosed?: () => void;
}

/** What both modes share: the services of go-plugin beside ours, a place to listen, and the way out. */
async function start(options: ServeOptions, lifetime: Lifetime, how: StartOptions) {
  const auxiliary = auxiliaryServices({
    onShutdown: async (answered) => {
      await answered;
      // Node writes to the socket what it has handed over before the event loop turns.
      setImmediate(() =>
        lifetime.end({ reason: "Shutdown", exitCode: 0, graceMs: GRACE_MS.shutdown, isAwaited: false }),
      );
    },
  });
  const grpc: GrpcServer = createGrpcServer({
    services: [...options.services, ...auxiliary],
    late: options.late && crashing(options.late, lifetime),
    log: options.log,
    ...how,
  });
  const listener: Listener = await listen(grpc.server, { env: process.env });
  // Covers every way out but SIGKILL.
  process.on("exit", () => listener.remove());
  const { abort, drop, close, delivered } = grpc;
  lifetime.watch({ refuse: () => grpc.server.close(), abort, drop, close, delivered });
  return { grpc, listener };
}

/** A provider that cannot be loaded has nothing to answer; a crash is what Terraform shows to its user. */
const crashing =
  (late: LateServices, lifetime: Lifetime): LateServices =>
  async () => {
    try {
      return await late();
    } catch (error) {
      lifetime.crash(error);
      throw error;
    }
  };
