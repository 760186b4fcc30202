// The same empty provider with @grpc/grpc-js as its server: same codecs, same certificate, same handshake line.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server, ServerCredentials, type ServiceDefinition } from "@grpc/grpc-js";
import { createCertificate } from "../../src/plugin/certificate";
import { ProviderDefinition } from "../../src/plugin/gen/tfplugin6";
import type { MethodDefinition } from "../../src/plugin/grpc/service";
import { handshakeLine, readTerms } from "../../src/plugin/handshake";
import { createLogger } from "../../src/plugin/output/log";
import { guardOutput } from "../../src/plugin/output/output-guard";
import { writeStdout } from "../../src/plugin/output/standard-streams";

const terms = readTerms(process.env);
const certificate = createCertificate();
const log = createLogger({ name: "empty" });

const methods = Object.entries<MethodDefinition>(ProviderDefinition.methods).map(([key, method]) => [
  key,
  {
    path: `/${ProviderDefinition.fullName}/${method.name}`,
    requestStream: method.requestStream,
    responseStream: method.responseStream,
    requestSerialize: (message: unknown) => Buffer.from(method.requestType.encode(message).finish()),
    requestDeserialize: (bytes: Buffer) => method.requestType.decode(bytes),
    responseSerialize: (message: unknown) => Buffer.from(method.responseType.encode(message).finish()),
    responseDeserialize: (bytes: Buffer) => method.responseType.decode(bytes),
  },
]);

const server = new Server({ "grpc.max_receive_message_length": -1 });
server.addService(Object.fromEntries(methods) as ServiceDefinition, {
  stopProvider: (_call: unknown, done: (error: null, answer: unknown) => void) => done(null, { Error: "" }),
});
const address = join(mkdtempSync(join(tmpdir(), "tfp")), "s");
const pair = {
  private_key: Buffer.from(certificate.keyPem),
  cert_chain: Buffer.from(certificate.certificatePem),
};
const credentials = ServerCredentials.createSsl(Buffer.from(terms?.certificate ?? ""), [pair], true);

server.bindAsync(`unix:${address}`, credentials, () => {
  const { der } = certificate;
  writeStdout(
    handshakeLine({
      protocolVersion: 6,
      network: "unix",
      address,
      certificate: der,
      asksMultiplexing: false,
    }),
  );
  guardOutput(log);
});
