// Secrets to be put everywhere, and the search for what is left of them. The spellings are those of `npm test`'s own search,
// which shares no code with the redactor.
import { formsOf } from "../../scripts/test/secret-search.mjs";

/** What an API key may hold at worst: every sign that some spelling escapes. */
export const KEY = 'k3y+/=%&"<\\of-the-run_0123456789';
export const TOKEN = "t0ken-0f8fad5b-d9cb-469f-a165-70867728950e";
/** In no list of secrets: it stands only in the wrong place. */
export const STRAY = "str4y-7c9e6679-7425-40de-944b-e07fc1f90ae7";

const backwards = (text: string) => [...text].reverse().join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** Everything that an answer may make of secrets. */
export const echoesOf = (...secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((secret) => [
    secret,
    base64(secret),
    base64(`ab:${secret}:cd`),
    backwards(secret),
    Buffer.from(secret).toString("hex"),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);

/** A refusal that says them all, in its body and in a header that is cut. */
export const refusalWith = (echoes: readonly string[]) =>
  ({
    match: {},
    effect: {
      kind: "answer",
      status: 403,
      headers: { "x-request-id": `${"x".repeat(80)}${echoes[1]}` },
      body: { errors: echoes, message: echoes.join(" ") },
    },
  }) as const;

/** What a text holds of secrets, in words. */
export const leaksOf = (text: string, ...secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((secret) =>
    [secret, backwards(secret)].flatMap((one) =>
      formsOf(one).flatMap(([form, needle]) =>
        Buffer.from(text).includes(needle) ? [`${secret}: ${form}`] : [],
      ),
    ),
  );
