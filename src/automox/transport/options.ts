import { type BaseUrl, parseBaseUrl } from "./base-url";
import { ClientOptionError } from "./option-error";

export { ClientOptionError } from "./option-error";

export interface Pacing {
  /** What the API grants a key, 2,500 by contract; the client uses at most 98 % of it. 1 or more. */
  readonly requestsPer5Minutes: number;
  /** Requests in flight at once. 1 or more. */
  readonly maxConcurrent: number;
  /** From sending a request to the end of its answer. 1 or more. */
  readonly requestTimeoutMs: number;
  /** The longest pause named by the API that is waited out; 0 waits for nothing. */
  readonly maxWaitMs: number;
}

/** The options that can be wrong. */
interface CheckedOptions {
  readonly apiKey: string;
  readonly base: BaseUrl;
  readonly userAgent: string;
  readonly pacing: Pacing;
}

/** Visible ASCII: what an HTTP header carries unchanged and cannot be split by. */
const VISIBLE = /^[\x21-\x7e]+$/;
const PRINTABLE = /^[\x20-\x7e]+$/;

/** How messages name what they are about: the client has two credentials, each with an address. */
export interface OptionNames {
  readonly key: string;
  readonly url: string;
  readonly secret: string;
  /** With its article. */
  readonly aSecret: string;
}

const API_NAMES: OptionNames = { key: "apiKey", url: "baseUrl", secret: "API key", aSecret: "an API key" };

/** Checks everything where it enters. Blanks around the key go, because files and CI settings add line ends. */
export function checkOptions(
  options: {
    apiKey: string;
    baseUrl: string;
    userAgent: string;
    pacing: Pacing;
  },
  names: OptionNames = API_NAMES,
): CheckedOptions {
  const { pacing } = options;
  const apiKey = options.apiKey.trim();
  if (!VISIBLE.test(apiKey)) {
    throw new ClientOptionError(
      names.key,
      apiKey === ""
        ? `Expected \`${names.key}\` to be the text of ${names.aSecret}, got an empty text.`
        : `Expected \`${names.key}\` to be one word of plain ASCII; it holds a blank, a line end or another character no key has.`,
    );
  }
  if (!PRINTABLE.test(options.userAgent)) {
    throw new ClientOptionError(
      "userAgent",
      `Expected \`userAgent\` to be plain ASCII, got ${JSON.stringify(options.userAgent)}.`,
    );
  }
  atLeast("pacing.requestsPer5Minutes", pacing.requestsPer5Minutes, 1);
  atLeast("pacing.maxConcurrent", pacing.maxConcurrent, 1);
  atLeast("pacing.requestTimeoutMs", pacing.requestTimeoutMs, 1);
  atLeast("pacing.maxWaitMs", pacing.maxWaitMs, 0);
  return { apiKey, base: parseBaseUrl(options.baseUrl, names), userAgent: options.userAgent, pacing };
}

function atLeast(option: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new ClientOptionError(
    option,
    `Expected \`${option}\` to be a whole number, ${least} or more, got ${value}.`,
  );
}
