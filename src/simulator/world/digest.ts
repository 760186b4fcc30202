import { createHash, timingSafeEqual } from "node:crypto";

/** What is kept of a secret: nothing that the simulator prints or saves can contain the secret itself. */
export function digestOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** The credential whose digest is that of `secret`. */
export function findByDigest<Credential extends { readonly digest: Buffer }>(
  credentials: readonly Credential[],
  secret: string,
): Credential | undefined {
  const digest = digestOf(secret);
  return credentials.find((credential) => timingSafeEqual(credential.digest, digest));
}
