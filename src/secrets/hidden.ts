import { type Pieces, Redactor } from "./redactor";

/**
 * One for the process: what it must not print does not depend on who prints, nor on which of several configured
 * providers brought it. Never forgotten.
 */
const redactor = new Redactor();

/** From now on this text leaves by no way out: neither as it is nor in another spelling. */
export const hideSecret = (secret: string): void => redactor.add(secret);

const VARIABLES = ["AUTOMOX_API_KEY", "AUTOMOX_SCIM_TOKEN"] as const;

/** Belongs before the first line that a process writes. */
export function hideSecretsOf(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of VARIABLES) hideSecret(env[name] ?? "");
}

/** Comes before any cut, which could leave half a secret, and before wrapping and escaping. */
export const hidden = (text: string): string => redactor.apply(text);

/** For a text that comes in pieces, a secret across their borders included. */
export const hiddenPieces = (): Pieces => redactor.pieces();
