import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import {
  bitString,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  trueValue,
  unsignedInteger,
  utf8String,
} from "./der";

/** What the plugin shows its client: a key and a self-signed certificate, made anew by every process. */
interface ServerCertificate {
  /** The certificate itself, as the handshake line carries it. */
  readonly der: Buffer;
  /** The same, and its key, as Node's TLS wants them. */
  readonly certificatePem: string;
  readonly keyPem: string;
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/**
 * P-256: every Go toolchain verifies it, FIPS builds included; docs/decisions/0002 has what it costs.
 */
export function createKeyPair(): KeyPair {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}

const ecdsaWithSha256 = sequence(objectIdentifier("1.2.840.10045.4.3.2"));

/** go-plugin connects to this name, and Go looks for it in the alternative names only, never in the common name. */
const HOST = "localhost";

/** The client's clock is the same machine's, but it may be set back between the two looks at it. */
const CLOCK_SKEW_MS = 60 * 60 * 1_000;

/** Longer than any run; the key dies with the process in any case. */
const VALIDITY_MS = 365 * 24 * 60 * 60 * 1_000;

/** A certificate for "localhost", valid from an hour ago for a year. `now` is in milliseconds since 1970. */
export function createCertificate(
  pair: KeyPair = createKeyPair(),
  now: number = Date.now(),
): ServerCertificate {
  const name = sequence(set(sequence(objectIdentifier("2.5.4.3"), utf8String(HOST))));
  const toBeSigned = sequence(
    explicit(0, unsignedInteger(Buffer.of(2))),
    unsignedInteger(randomBytes(16)),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now - CLOCK_SKEW_MS)), time(new Date(now + VALIDITY_MS))),
    name,
    pair.publicKey.export({ type: "spki", format: "der" }),
    explicit(3, sequence(...extensions())),
  );
  const signature = sign("sha256", toBeSigned, pair.privateKey);
  const der = sequence(toBeSigned, ecdsaWithSha256, bitString(signature));
  return {
    der,
    certificatePem: toPem("CERTIFICATE", der),
    keyPem: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function extensions(): Buffer[] {
  const digitalSignature = bitString(Buffer.of(0x80), 7);
  return [
    extension("2.5.29.17", sequence(implicit(2, Buffer.from(HOST)))),
    // Not an authority: an empty sequence leaves the default, false.
    sequence(objectIdentifier("2.5.29.19"), trueValue(), octetString(sequence())),
    sequence(objectIdentifier("2.5.29.15"), trueValue(), octetString(digitalSignature)),
    extension("2.5.29.37", sequence(objectIdentifier("1.3.6.1.5.5.7.3.1"))),
  ];
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(id), octetString(value));
}

/**
 * Lines of 64 characters, as OpenSSL insists. Text that fills its last line must not be followed by an empty one:
 * OpenSSL refuses that, which would hit about two certificates in three thousand.
 */
export function toPem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
