/**
 * The go-plugin handshake as hashicorp/go-plugin v1.6.0 to v1.8.0 speaks it (client.go, server.go): the client hands
 * its terms over in the environment, the server answers with one line on stdout.
 */

/** Terraform's secret handshake, which is no secret: it tells a plugin host from a human at a prompt. */
const COOKIE = {
  name: "TF_PLUGIN_MAGIC_COOKIE",
  value: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
};

/** What the client asked for. */
export interface ClientTerms {
  /** Major versions of the provider protocol that it speaks; empty when it does not say. */
  readonly protocolVersions: readonly number[];
  /** PEM. Absent: the client talks HTTP/2 without TLS. */
  readonly certificate: string | undefined;
  /** Whether it expects a seventh field, telling whether many connections share one. */
  readonly asksMultiplexing: boolean;
}

/** Undefined when the process was not started by Terraform or OpenTofu. */
export function readTerms(env: NodeJS.ProcessEnv): ClientTerms | undefined {
  if (env[COOKIE.name] !== COOKIE.value) return undefined;
  const versions = (env.PLUGIN_PROTOCOL_VERSIONS ?? "").split(",").map((version) => Number(version.trim()));
  return {
    protocolVersions: versions.filter((version) => Number.isInteger(version) && version > 0),
    certificate: env.PLUGIN_CLIENT_CERT || undefined,
    asksMultiplexing: Boolean(env.PLUGIN_MULTIPLEX_GRPC),
  };
}

/**
 * The highest version that both sides speak. Without one the answer is our lowest: the client then reports both lists
 * of versions, which says more than a plugin that ends without a word.
 */
export function negotiate(offered: readonly number[], supported: readonly number[]): number {
  const common = supported.filter((version) => offered.includes(version));
  return common.length > 0 ? Math.max(...common) : Math.min(...supported);
}

interface HandshakeAnswer {
  readonly protocolVersion: number;
  readonly network: "unix" | "tcp";
  readonly address: string;
  /** DER. Absent without TLS. */
  readonly certificate?: Buffer | undefined;
  readonly asksMultiplexing: boolean;
}

/** Version of go-plugin's own protocol. */
const CORE_VERSION = 1;

/** The line, with its newline. Go decodes the certificate as raw base64, so padding would be an error. */
export function handshakeLine(answer: HandshakeAnswer): string {
  const certificate = (answer.certificate ?? Buffer.alloc(0)).toString("base64").replace(/={1,2}$/, "");
  const fields = [CORE_VERSION, answer.protocolVersion, answer.network, answer.address, "grpc", certificate];
  return `${[...fields, ...(answer.asksMultiplexing ? ["false"] : [])].join("|")}\n`;
}
