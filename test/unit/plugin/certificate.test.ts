import { createPublicKey, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { createCertificate, createKeyPair, toPem } from "../../../src/plugin/certificate";

/** 3,000 in `npm run test:long`. */
const CERTIFICATES = process.env.AUTOMOX_TEST_LONG ? 3_000 : 300;

describe("the server's certificate", () => {
  it("is for localhost, self-signed, and no authority", () => {
    const pair = createKeyPair();
    const certificate = new X509Certificate(createCertificate(pair).der);
    expect(certificate.subjectAltName).toBe("DNS:localhost");
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.subject).toBe("CN=localhost");
    expect(certificate.issuer).toBe("CN=localhost");
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect(certificate.verify(pair.publicKey)).toBe(true);
  });

  it("is valid from an hour ago, for a year", () => {
    const certificate = new X509Certificate(createCertificate(undefined, Date.UTC(2026, 0, 31, 12)).der);
    expect(certificate.validFrom).toBe("Jan 31 11:00:00 2026 GMT");
    expect(certificate.validTo).toBe("Jan 31 12:00:00 2027 GMT");
  });

  it("stays valid in years that X.509 writes differently", () => {
    const certificate = new X509Certificate(createCertificate(undefined, Date.UTC(2049, 5, 1)).der);
    expect(certificate.validTo).toBe("Jun  1 00:00:00 2050 GMT");
  });

  it("has its own key and serial number every time", () => {
    const [one, two] = [createCertificate(), createCertificate()];
    expect(one.keyPem).not.toBe(two.keyPem);
    expect(new X509Certificate(one.der).serialNumber).not.toBe(new X509Certificate(two.der).serialNumber);
    expect(new X509Certificate(one.der).publicKey.equals(createPublicKey(one.keyPem))).toBe(true);
  });

  it("is accepted by TLS and read back, each of hundreds", () => {
    // Serial numbers and signatures vary in length, and with them every length in the certificate. Keys do not.
    const pair = createKeyPair();
    const sizes = new Set<number>();
    for (let n = 0; n < CERTIFICATES; n++) {
      const { der, certificatePem, keyPem } = createCertificate(pair);
      createSecureContext({ cert: certificatePem, key: keyPem });
      const certificate = new X509Certificate(certificatePem);
      if (!certificate.raw.equals(der) || certificate.subjectAltName !== "DNS:localhost")
        throw new Error(`certificate ${n}`);
      sizes.add(der.length);
    }
    expect(sizes.size).toBeGreaterThan(1);
  });
});

describe("PEM", () => {
  it.each([
    ["shorter than a line", 20, 1],
    ["exactly one line", 48, 1],
    ["a little more than a line", 49, 2],
    ["exactly two lines, without an empty one behind", 96, 2],
  ])("of a body %s", (_, bytes, lines) => {
    const text = toPem("X", Buffer.alloc(bytes, 1));
    expect(text).not.toContain("\n\n");
    expect(text.split("\n")).toHaveLength(lines + 3);
    expect(text.endsWith("-----END X-----\n")).toBe(true);
  });
});
