import { type Simulator, type SimulatorOptions, startSimulator } from "../../../src/simulator/start";
import { DEFAULT_API_KEY, type Seed } from "../../../src/simulator/world/seed";

/** The organization of the default seed. */
export const ACME = 12345;

const running: Simulator[] = [];

/** A simulator for one test: closed afterwards. Simulated time stands at the start of 2026 unless told otherwise. */
export async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ now: "2026-01-01T00:00:00Z", ...options });
  running.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

export interface Answer {
  readonly status: number;
  /** Parsed where it is JSON, else the text; undefined for an empty body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
  readonly headers: Headers;
}

export interface Extra {
  readonly key?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** `call(simulator, "GET /users?o=12345")`, with the default key unless another one ("" for none) is given. */
export async function call({ url }: Simulator, line: string, extra: Extra = {}): Promise<Answer> {
  const [method = "", path = ""] = line.split(" ");
  const { key = DEFAULT_API_KEY, body, text = body === undefined ? undefined : JSON.stringify(body) } = extra;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...extra.headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const received = await response.text();
  return { status: response.status, body: parsed(received), headers: response.headers };
}

function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text; // A page or plain text: the test asks for it as such.
  }
}

export const BOB = { email: "bob@example.com", firstname: "Bob", lastname: "Jones", role: "operator" };

/** Invites Bob and answers his id. */
export async function inviteBob(simulator: Simulator, changes: Partial<typeof BOB> = {}): Promise<number> {
  const { status, body } = await call(simulator, `POST /users?o=${ACME}`, { body: { ...BOB, ...changes } });
  expect(status).toBe(201);
  return body.id;
}

/** Two organizations; Alice administers both, Oscar operates and Vera views the first, each with a key of their own. */
export const TWO_ORGANIZATIONS = {
  organizations: [
    { id: ACME, name: "Acme Corp" },
    { id: 67890, name: "Acme Labs", plan: "basic" },
  ],
  users: [
    { id: 101, email: "alice@example.com", firstname: "Alice", lastname: "Smith", role: "admin", org: ACME },
    { email: "alice@example.com", role: "admin", org: 67890 },
    { id: 102, email: "oscar@example.com", firstname: "Oscar", lastname: "Op", role: "operator", org: ACME },
    { id: 103, email: "vera@example.com", firstname: "Vera", lastname: "View", role: "viewer", org: ACME },
    { id: 104, email: "lars@example.com", firstname: "Lars", lastname: "Lab", role: "viewer", org: 67890 },
  ],
  keys: [
    { key: DEFAULT_API_KEY, userEmail: "alice@example.com" },
    { key: "key-of-oscar", userId: 102 },
    { key: "key-of-vera", userEmail: "VERA@example.com" },
    { key: "key-of-alice-for-labs", userId: 101, org: 67890 },
  ],
} satisfies Seed;
