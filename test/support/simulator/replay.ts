import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An example of the contracts, as far as a simulator needs it. */
interface Example {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly statusWritten: boolean;
    // biome-ignore lint/suspicious/noExplicitAny: examples have every shape.
    readonly body: any;
  } | null;
}

export const EXAMPLE_KEY = "a-key-for-the-examples";

export const exampleOf = (contract: "account" | "organization", name: string): Example =>
  JSON.parse(readFileSync(join(__dirname, `../../fixtures/${contract}/${name}.json`), "utf8"));

/** Sends the example as written, with the key in the header even where the example leaves the header out. */
export async function replay(origin: string, { method, path, headers, body }: Example["request"]) {
  const response = await fetch(new URL(path, origin), {
    method,
    headers: { "Content-Type": "application/json", ...headers, Authorization: `Bearer ${EXAMPLE_KEY}` },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}
