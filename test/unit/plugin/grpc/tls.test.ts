import { connect as connectHttp2 } from "node:http2";
import { type ConnectionOptions, connect, type SecureVersion } from "node:tls";
import { createCertificate } from "../../../../src/plugin/certificate";
import { ProviderDefinition as definition } from "../../../../src/plugin/gen/tfplugin6";
import { type ClientCertificate, createClientCertificate } from "../../../support/plugin/client-certificate";
import { mutualTls } from "../../../support/plugin/grpc-client";
import { gate, provider } from "../../../support/plugin/handlers";
import { frame, rawCall } from "../../../support/plugin/raw-http2";
import { startServer, type TestServer } from "../../../support/plugin/test-server";

const announced = createClientCertificate();
const other = createClientCertificate();
const signedByAnnounced = createClientCertificate(announced);
const own = createCertificate();

/** Resolves with the status of a call made over this connection, or rejects with what closed it. */
async function callOver(path: string, options: ConnectionOptions): Promise<string> {
  const socket = connect({
    path,
    ca: own.certificatePem,
    servername: "localhost",
    ALPNProtocols: ["h2"],
    ...options,
  });
  const session = connectHttp2("https://localhost", { createConnection: () => socket });
  const failed = new Promise<never>((_, reject) => {
    session.once("error", reject);
    session.once("close", () => reject(new Error("closed without an answer")));
  });
  try {
    const call = rawCall(session, {
      path: "/tfplugin6.Provider/StopProvider",
      body: [frame(Buffer.alloc(0))],
    });
    call.catch(() => {});
    const { grpcStatus } = await Promise.race([call, failed]);
    if (grpcStatus === undefined) throw new Error("closed without an answer");
    return grpcStatus;
  } finally {
    session.destroy();
  }
}

function identity(certificate: ClientCertificate): ConnectionOptions {
  return { cert: certificate.certificatePem, key: certificate.keyPem };
}

const credentials = () => ({
  key: own.keyPem,
  certificate: own.certificatePem,
  clientCertificate: announced.certificatePem,
});

describe("mutual TLS", () => {
  let server: TestServer;
  let handled = 0;

  beforeAll(async () => {
    server = await startServer({
      services: [
        provider(() => ({
          stopProvider: async () => {
            handled++;
            return { Error: "" };
          },
        })),
      ],
      credentials: credentials(),
    });
  });
  beforeEach(() => {
    handled = 0;
  });
  afterAll(() => server.tearDown());

  describe.each<SecureVersion>(["TLSv1.2", "TLSv1.3"])("over %s", (version) => {
    const versions = { minVersion: version, maxVersion: version };

    it("serves the client whose certificate was announced", async () => {
      await expect(callOver(server.path, { ...versions, ...identity(announced) })).resolves.toBe("0");
    });

    it.each<[string, ConnectionOptions]>([
      ["no certificate", {}],
      ["another certificate for localhost", identity(other)],
      ["a certificate that the announced one has signed", identity(signedByAnnounced)],
    ])("refuses a client with %s", async (_, options) => {
      await expect(callOver(server.path, { ...versions, ...options })).rejects.toThrow();
      expect(handled).toBe(0);
    });
  });

  it.each<SecureVersion>(["TLSv1.2", "TLSv1.3"])(
    "knows the client again in a resumed session of %s",
    async (version) => {
      const versions = { minVersion: version, maxVersion: version, ...identity(announced) };
      const first = connect({
        path: server.path,
        ca: own.certificatePem,
        servername: "localhost",
        ALPNProtocols: ["h2"],
        ...versions,
      });
      const session = await new Promise<Buffer>((resolve) => first.once("session", resolve));
      await expect(callOver(server.path, { ...versions, session })).resolves.toBe("0");
      first.destroy();
    },
  );

  it("refuses TLS 1.1", async () => {
    const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT:@SECLEVEL=0" } as const;
    await expect(callOver(server.path, { ...old, ...identity(announced) })).rejects.toThrow();
  });

  it("refuses a client that does not speak TLS", async () => {
    const plain = server.client(definition);
    await expect(plain.unary("stopProvider", {}, { deadline: Date.now() + 2_000 })).rejects.toThrow();
    expect(handled).toBe(0);
  });

  it("negotiates h2 by ALPN, without which grpc-go 1.67 and later refuse a server", async () => {
    const options = {
      path: server.path,
      ca: own.certificatePem,
      servername: "localhost",
      ALPNProtocols: ["h2"],
    };
    const socket = connect({ ...options, ...identity(announced) });
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    expect(socket.alpnProtocol).toBe("h2");
    expect(socket.authorized).toBe(true);
    socket.destroy();
  });

  it("serves grpc-js, which looks for the name localhost in the alternative names", async () => {
    const client = server.client(definition, { credentials: mutualTls(own.der, announced) });
    await expect(client.unary("stopProvider", {})).resolves.toEqual({ Error: "" });
  });

  it.each<SecureVersion>(["TLSv1.2", "TLSv1.3"])(
    "notices who leaves right behind the handshake of %s",
    async (version) => {
      const left = gate();
      const short = await startServer({ services: [], credentials: credentials(), onLastClosed: left.open });
      const versions = { minVersion: version, maxVersion: version, ...identity(announced) };
      const socket = connect({
        path: short.path,
        ca: own.certificatePem,
        servername: "localhost",
        ALPNProtocols: ["h2"],
        ...versions,
      });
      socket.once("secureConnect", () => socket.end());
      await left.opened;
      await short.tearDown();
    },
  );
});
