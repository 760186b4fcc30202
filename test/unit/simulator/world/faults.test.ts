import type { Effect } from "../../../../src/simulator/world/faults";
import { BOB, call, inviteBob, start } from "../../../support/simulator/calling";

const invite = "POST /users?o=12345";
const list = "GET /users?o=12345";
const REFUSED: Effect = {
  kind: "answer",
  status: 403,
  body: { errors: ["No."] },
  headers: { "X-Why": "so" },
};
const PENDING = { id: 202, email: BOB.email, status: "pending" };

/** What becomes of an invitation under each fault: what the caller sees, and whether Bob is there. */
const OUTCOMES: readonly (readonly [
  name: string,
  effect: Effect,
  sees: object | string,
  invited: boolean,
])[] = [
  ["a refusal with a body of its own", REFUSED, { status: 403, body: { errors: ["No."] } }, false],
  [
    "a breakdown with text",
    { kind: "answer", status: 502, body: "Bad" },
    { status: 502, body: "Bad" },
    false,
  ],
  ["a breakdown without a body", { kind: "answer", status: 500 }, { status: 500, body: undefined }, false],
  ["too many requests", { kind: "rate-limited" }, { status: 429 }, false],
  ["closed before the effect", { kind: "close-before-effect" }, "broken", false],
  ["closed after the effect", { kind: "close-after-effect" }, "broken", true],
  ["a body cut in half", { kind: "truncate" }, "broken", true],
  ["a body cut after a byte", { kind: "truncate", bytes: 1 }, "broken", true],
  ["a page", { kind: "not-json" }, { status: 200, body: expect.stringContaining("<html>") }, true],
  ["a page, nothing done", { kind: "not-json", done: "no", status: 503 }, { status: 503 }, false],
  ["the wrong shape", { kind: "wrong-shape" }, { status: 201, body: ["unexpected"] }, true],
  ["a shape of one's own", { kind: "wrong-shape", body: 7 }, { status: 201, body: 7 }, true],
  ["a success without a body", { kind: "empty" }, { status: 201, body: undefined }, true],
  ["an empty success, nothing done", { kind: "empty", done: "no" }, { status: 200, body: undefined }, false],
  ["a success without effect", { kind: "no-effect" }, { status: 201, body: PENDING }, false],
  ["an answer that is late", { kind: "slow", ms: 1 }, { status: 201 }, true],
];

test.each(OUTCOMES)("%s: the caller and the invitation", async (_name, ...[effect, sees, invited]) => {
  const simulator = await start();
  simulator.control.fault({ match: { operation: "invite-user" }, effect });
  const seen = await call(simulator, invite, { body: BOB }).catch(() => "broken");
  if (typeof sees === "string") expect(seen).toBe(sees);
  else expect(seen).toMatchObject(sees);
  expect(simulator.control.people()).toHaveLength(invited ? 2 : 1);
  expect(simulator.control.invitations()).toHaveLength(invited ? 1 : 0);
  expect(simulator.control.log()).toMatchObject([
    {
      fault: effect.kind,
      effect: invited,
      status: effect.kind.startsWith("close") ? null : expect.any(Number),
    },
  ]);
});

test.each([
  ["seconds", 30, "30"],
  ["a day", 86400, "86400"],
  ["a date", "Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:00 GMT"],
  ["nonsense", "soon", "soon"],
])("Retry-After can be %s", async (_name, retryAfter, expected) => {
  const simulator = await start();
  simulator.control.fault({ match: {}, effect: { kind: "rate-limited", retryAfter } });
  expect((await call(simulator, list)).headers.get("retry-after")).toBe(expected);
});

test("a body that is cut announces its whole length, so that the loss can be noticed", async () => {
  const simulator = await start();
  simulator.control.fault({ match: {}, effect: { kind: "truncate", bytes: 5 } });
  const response = await fetch(`${simulator.url}/orgs?api_key=automox-simulator-key`);
  expect(Number(response.headers.get("content-length"))).toBeGreaterThan(5);
  await expect(response.text()).rejects.toThrow();
});

test("a request that hangs is cut when the simulator closes, and nothing is done", async () => {
  const simulator = await start();
  simulator.control.fault({ match: {}, effect: { kind: "hang" } });
  const arrived = new Promise((resolve) =>
    simulator.control.hook({ match: {}, when: "before", run: () => resolve(0) }),
  );
  const hanging = call(simulator, invite, { body: BOB }).catch(() => "broken");
  await arrived;
  await simulator.close();
  expect(await hanging).toBe("broken");
  expect(simulator.control.people()).toHaveLength(1);
});

describe("lists", () => {
  const seed = {
    users: ["alice", "bob", "eve"].map((name) => ({ email: `${name}@example.com`, role: "admin" })),
  };

  test("can be short while the envelope tells the truth", async () => {
    const simulator = await start({ seed, knobs: { listEnvelope: "data-metadata" } });
    simulator.control.fault({ match: { operation: "list-users" }, effect: { kind: "short-page", rows: 1 } });
    const { body } = await call(simulator, list);
    expect(body.data).toHaveLength(1);
    expect(body.metadata.total_count).toBe(3);
  });

  test("can repeat a page", async () => {
    const simulator = await start({ seed });
    simulator.control.fault({ match: { operation: "list-users" }, effect: { kind: "other-page", page: 0 } });
    const pages = [0, 1].map((page) => call(simulator, `${list}&limit=2&page=${page}`));
    const [first, second] = await Promise.all(pages);
    expect(second?.body).toEqual(first?.body);
  });

  test("of the wrong shape are an object", async () => {
    const simulator = await start({ seed });
    simulator.control.fault({ match: {}, effect: { kind: "wrong-shape" } });
    expect((await call(simulator, list)).body).toEqual({ unexpected: true });
  });
});

test.each(["PUT", "DELETE"])("%s without effect leaves the person as they were", async (method) => {
  const simulator = await start();
  const bob = await inviteBob(simulator);
  const before = simulator.control.person({ who: bob });
  simulator.control.fault({ match: { method }, effect: { kind: "no-effect" } });
  const body = method === "PUT" ? { body: { role: "viewer" } } : {};
  expect((await call(simulator, `${method} /users/${bob}?o=12345`, body)).status).toBeLessThan(300);
  expect(simulator.control.person({ who: bob })).toEqual(before);
});

describe("which request a rule meets", () => {
  const statuses = async (match: object, lines: string[]) => {
    const simulator = await start();
    simulator.control.fault({ match, effect: { kind: "answer", status: 418 } });
    const seen: number[] = [];
    for (const line of lines)
      seen.push((await call(simulator, line, line.startsWith("POST") ? { body: BOB } : {})).status);
    return seen;
  };
  const three = [list, "GET /orgs", list];

  test.each<[string, object, string[], number[]]>([
    ["an empty match: every request", {}, three, [418, 418, 418]],
    ["a method", { method: "post" }, [list, invite], [200, 418]],
    ["an operation", { operation: "list-organizations" }, three, [200, 418, 200]],
    ["a path", { path: "^/users/\\d+$" }, [list, "GET /users/101?o=12345"], [200, 418]],
    ["a query parameter", { query: { page: "1" } }, [list, `${list}&page=1`], [200, 418]],
    ["a body", { body: "bob@" }, [list, invite], [200, 418]],
    ["a key", { key: "key-2" }, [list], [200]],
    ["the second that fits", { path: "users", nth: 2 }, [...three, list], [200, 200, 418, 200]],
    ["the first two", { times: 2 }, three, [418, 418, 200]],
    ["two from the second", { nth: 2, times: 2 }, [...three, list], [200, 418, 418, 200]],
  ])("%s", async (_name, ...[match, lines, expected]) => {
    expect(await statuses(match, lines)).toEqual(expected);
  });

  test("the first rule that is due wins, and the others count on", async () => {
    const simulator = await start();
    simulator.control.fault({ match: { nth: 1 }, effect: { kind: "answer", status: 500 } });
    simulator.control.fault({ match: { nth: 2 }, effect: { kind: "answer", status: 503 } });
    const seen = [await call(simulator, list), await call(simulator, list), await call(simulator, list)];
    expect(seen.map(({ status }) => status)).toEqual([500, 503, 200]);
    simulator.control.fault({ match: {}, effect: { kind: "answer", status: 502 } });
    simulator.control.fault({ match: {}, effect: { kind: "answer", status: 504 } });
    expect((await call(simulator, list)).status).toBe(502);
  });

  test("rules are taken back one by one or all together", async () => {
    const simulator = await start();
    const effect = { kind: "answer", status: 500 } as const;
    const { id } = simulator.control.fault({ match: {}, effect });
    simulator.control.fault({ match: { operation: "list-users" }, effect });
    simulator.control.removeFault({ id });
    expect((await call(simulator, "GET /orgs")).status).toBe(200);
    simulator.control.clearFaults();
    expect((await call(simulator, list)).status).toBe(200);
  });
});

const hang = { effect: { kind: "hang" } };
const given = (effect: object) => ({ match: {}, effect });

test.each([
  ["an unknown kind", given({ kind: "explode" }), "`effect.kind` to be one of answer, rate-limited,"],
  [
    "a misspelt field",
    given({ kind: "slow", ms: 1, delay: 2 }),
    '"slow" to have only kind, ms, got "delay".',
  ],
  ["a missing field", given({ kind: "answer" }), 'Expected the effect "answer" to have a number `status`.'],
  ["a misspelt match", { ...hang, match: { patth: "x" } }, 'got "patth".'],
  ["no match", hang, "Expected `match` to be an object, got undefined."],
  ["a broken expression", { ...hang, match: { path: "(" } }, "Invalid regular expression"],
  ["nth 0", { ...hang, match: { nth: 0 } }, "Expected `nth` to be a whole number from 1, got 0."],
])("%s is no rule", async (_name, rule, text) => {
  const { control } = await start();
  expect(() => control.fault(rule as never)).toThrow(text);
});
