import fc from "fast-check";
import { handshakeLine, negotiate, readTerms } from "../../../src/plugin/handshake";

const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

describe("what the client asks for", () => {
  it.each([
    ["no cookie", {}],
    ["an empty cookie", { TF_PLUGIN_MAGIC_COOKIE: "" }],
    ["another cookie", { TF_PLUGIN_MAGIC_COOKIE: "chocolate" }],
  ])("is nothing with %s", (_, env) => {
    expect(readTerms(env)).toBeUndefined();
  });

  it("is read from the environment", () => {
    const terms = readTerms({
      TF_PLUGIN_MAGIC_COOKIE: cookie,
      PLUGIN_PROTOCOL_VERSIONS: "6,5",
      PLUGIN_CLIENT_CERT: "PEM",
      PLUGIN_MULTIPLEX_GRPC: "true",
    });
    expect(terms).toEqual({ protocolVersions: [6, 5], certificate: "PEM", asksMultiplexing: true });
  });

  it("is plaintext without a certificate, as with TF_DISABLE_PLUGIN_TLS", () => {
    expect(readTerms({ TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_CLIENT_CERT: "" })).toEqual({
      protocolVersions: [],
      certificate: undefined,
      asksMultiplexing: false,
    });
  });
});

describe("the protocol version", () => {
  it.each([
    ["the only one in common", { offered: [5, 6], supported: [6], expected: 6 }],
    ["whatever the order", { offered: [6, 5], supported: [6], expected: 6 }],
    ["the highest in common", { offered: [4, 5, 6, 7], supported: [5, 6], expected: 6 }],
    ["our own when the client does not say", { offered: [], supported: [6], expected: 6 }],
    [
      "our lowest without one in common, so that the client reports both",
      { offered: [7], supported: [5, 6], expected: 5 },
    ],
  ])("is %s", (_, { offered, supported, expected }) => {
    expect(negotiate(offered, supported)).toBe(expected);
  });
});

describe("the handshake line", () => {
  const answer = {
    protocolVersion: 6,
    network: "unix",
    address: "/tmp/tfpAbCdEf/s",
    certificate: Buffer.of(0xfb, 0xff),
    asksMultiplexing: false,
  } as const;

  it("has six fields and a newline", () => {
    expect(handshakeLine(answer)).toBe("1|6|unix|/tmp/tfpAbCdEf/s|grpc|+/8\n");
  });

  it("leaves the certificate empty without TLS", () => {
    expect(handshakeLine({ ...answer, certificate: undefined })).toBe("1|6|unix|/tmp/tfpAbCdEf/s|grpc|\n");
  });

  it("says that it does not multiplex, to who asks", () => {
    expect(handshakeLine({ ...answer, asksMultiplexing: true })).toMatch(
      /^1\|6\|unix\|[^|]+\|grpc\|\+\/8\|false\n$/,
    );
  });

  it("never pads the certificate, whatever its length (Go reads raw base64)", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
        const line = handshakeLine({ ...answer, certificate: Buffer.from(bytes) });
        const field = line.trimEnd().split("|")[5] ?? "";
        expect(field).toMatch(/^[A-Za-z0-9+/]+$/);
        expect(Buffer.from(field, "base64").equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });
});
