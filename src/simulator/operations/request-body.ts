import type { Knobs } from "../knobs/knobs";
import { Refusal } from "./refusal";

const MAXIMUM_EMAIL_LENGTH = 254;

/** The body as an object. */
export function checkBody(body: unknown): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Refusal(400, "The request body must be a JSON object.");
  return body as Record<string, unknown>;
}

export function checkEmail(text: string): void {
  const isEmail =
    text.length <= MAXIMUM_EMAIL_LENGTH && /^[^\s@<>()[\],;:"]+@[^\s@.,]+(\.[^\s@.,]+)+$/.test(text);
  if (!isEmail) throw new Refusal(400, "email must be a valid email address.", "email");
}

/** An address as the service keeps it. */
export function storedEmail(email: string, { emailStored }: Knobs): string {
  return emailStored === "lower-case" ? email.toLowerCase() : email;
}
