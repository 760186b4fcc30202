import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { toPem } from "../../../src/plugin/certificate";
import * as der from "../../../src/plugin/der";

/** A certificate and its key as a client of go-plugin holds them. */
export interface ClientCertificate {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/**
 * A certificate such as go-plugin makes for its client side: P-521, "localhost", an authority, for both ends. It is
 * self-signed unless another one is given to sign it.
 */
export function createClientCertificate(issuer?: ClientCertificate): ClientCertificate {
  const pair = generateKeyPairSync("ec", { namedCurve: "secp521r1" });
  const signer: KeyObject = issuer ? createPrivateKey(issuer.keyPem) : pair.privateKey;
  const algorithm = der.sequence(der.objectIdentifier("1.2.840.10045.4.3.4"));
  const attribute = (id: string, text: string) =>
    der.set(der.sequence(der.objectIdentifier(id), der.utf8String(text)));
  const name = (organization: string) =>
    der.sequence(attribute("2.5.4.10", organization), attribute("2.5.4.3", "localhost"));
  const extension = (id: string, value: Buffer) =>
    der.sequence(der.objectIdentifier(id), der.octetString(value));
  const purposes = ["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1"].map(der.objectIdentifier);
  const now = Date.now();
  const toBeSigned = der.sequence(
    der.explicit(0, der.unsignedInteger(Buffer.of(2))),
    der.unsignedInteger(randomBytes(16)),
    algorithm,
    name("HashiCorp"),
    der.sequence(der.time(new Date(now - 30_000)), der.time(new Date(now + 86_400_000))),
    // With the same name as its issuer it would pass for self-signed.
    name(issuer ? "Somebody" : "HashiCorp"),
    pair.publicKey.export({ type: "spki", format: "der" }),
    der.explicit(
      3,
      der.sequence(
        extension("2.5.29.15", der.bitString(Buffer.of(0b1010_1100), 2)),
        extension("2.5.29.37", der.sequence(...purposes)),
        extension("2.5.29.19", der.sequence(der.trueValue())),
        extension("2.5.29.17", der.sequence(der.implicit(2, Buffer.from("localhost")))),
      ),
    ),
  );
  const signature = sign("sha512", toBeSigned, signer);
  return {
    certificatePem: toPem("CERTIFICATE", der.sequence(toBeSigned, algorithm, der.bitString(signature))),
    keyPem: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
