import { postureOf } from "../../../../src/access/drift/posture";
import { readRoster } from "../../../../src/access/live/read-roster";
import type { RosterReading, RosterScope } from "../../../../src/access/live/roster-scope";
import { createClient } from "../../../../src/automox/client";
import { type Simulator, startSimulator } from "../../../../src/simulator/start";
import type { Match } from "../../../../src/simulator/world/match";
import { DEFAULT_API_KEY, type Seed, type SeedUser } from "../../../../src/simulator/world/seed";
import { instantClock, REQUEST_TIMEOUT_MS } from "../../../support/instant-clock";

const NOW = new Date("2026-03-01T12:00:00Z");
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const user = (key: string, more: Partial<SeedUser> = {}): SeedUser => ({
  email: `${key}@example.com`,
  firstname: key,
  lastname: "Example",
  role: "viewer",
  org: 1,
  ...more,
});

const SEED: Seed = {
  organizations: [
    { id: 1, name: "Headquarters" },
    { id: 2, name: "London" },
    { id: 3, name: "Paris" },
  ],
  users: [
    user("alice", { id: 101, role: "admin", accountRole: "global-admin" }),
    user("alice", { id: 101, role: "admin", org: 2 }),
    user("alice", { id: 101, role: "admin", org: 3 }),
    user("ada", { id: 201 }),
    user("ada", { id: 201, role: "operator", org: 2 }),
    user("bob", { id: 202, status: "pending", org: 3 }),
  ],
  keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
};

async function start(seed: Seed = SEED): Promise<Simulator> {
  const simulator = await startSimulator({ seed });
  closing.push(() => simulator.close());
  return simulator;
}

async function read(
  simulator: Simulator,
  scope: Partial<RosterScope> = {},
  progress?: RosterReading["progress"],
) {
  const client = createClient({
    apiKey: DEFAULT_API_KEY,
    baseUrl: simulator.url,
    userAgent: "automox-access/0.0.0",
    pacing: {
      requestsPer5Minutes: 2_500,
      maxConcurrent: 10,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      maxWaitMs: 0,
    },
    log: { debug() {}, info() {}, warn() {} },
    clock: instantClock(),
  });
  closing.push(() => client.close());
  const signal = new AbortController().signal;
  return readRoster(client, { organizations: [], ...scope }, { now: () => NOW, signal, progress });
}

const people = ({ people: list }: Awaited<ReturnType<typeof read>>) =>
  list.map(
    ({ email, memberships }) => `${email} ${memberships.map(({ org, role }) => `${org}:${role}`).join(" ")}`,
  );

/** Refuses matching reads, as a narrow key has it. */
const forbid = (simulator: Simulator, match: Match) =>
  simulator.control.fault({ match, effect: { kind: "answer", status: 403 } });

describe("the organization contract", () => {
  test("lists every organization that the key sees, people joined", async () => {
    const simulator = await start();
    const told: string[] = [];
    const roster = await read(simulator, {}, ({ done, total, people: rows }) =>
      told.push(`${done}/${total} ${rows}`),
    );
    expect(people(roster)).toEqual([
      "ada@example.com 1:viewer 2:operator",
      "alice@example.com 1:admin 2:admin 3:admin",
      "bob@example.com 3:viewer",
    ]);
    expect(roster).toMatchObject({
      takenAt: NOW.toISOString(),
      contract: "organization",
      keyOwner: "alice@example.com",
      organizations: [
        { org: 1, name: "Headquarters" },
        { org: 2, name: "London" },
        { org: 3, name: "Paris" },
      ],
      completeness: { status: "complete", scanned: 3, total: 3, problems: [] },
      unread: [],
    });
    expect([told.at(0), told.at(-1)]).toEqual(["0/3 0", "3/3 6"]);
    expect(simulator.control.log().every(({ method }) => method === "GET")).toBe(true);
  });

  test("a name that is too long is not told, and a note names its number; the roster is whole", async () => {
    const users = [...(SEED.users ?? []), user("eve", { id: 301, firstname: "\u0301".repeat(1_001) })];
    const roster = await read(await start({ ...SEED, users }));
    expect(roster.people.find(({ email }) => email.startsWith("eve"))).toMatchObject({ firstName: null });
    expect(roster.completeness.status).toBe("complete");
    expect(roster.notes).toEqual([
      expect.stringMatching(/1: names of more than 1000 characters are not told: user 301 \(first name\)$/),
    ]);
  });

  test("a long list is told of page by page, with the share that was read where the list tells its length", async () => {
    const users = Array.from({ length: 1_200 }, (_, index) => ({
      id: 1_000 + index,
      email: `p${index}@example.com`,
      role: "viewer",
    }));
    const simulator = await start({
      ...SEED,
      users: [...(SEED.users ?? []), ...users.map((user) => ({ ...user, org: 2 }))],
    });
    simulator.control.turn({ listEnvelope: "data-metadata" });
    const told: { done: number; people: number }[] = [];
    await read(simulator, { organizations: [2] }, (reading) => told.push(reading));
    expect(told.map(({ people: rows }) => rows)).toEqual([0, 500, 1_000, 1_202, 1_202]);
    expect(told.map(({ done }) => Math.round(done * 100))).toEqual([0, 42, 83, 100, 100]);
  });

  test("only those that were asked for", async () => {
    const roster = await read(await start(), { organizations: [3, 2, 3] });
    expect(roster.organizations.map(({ org }) => org)).toEqual([2, 3]);
    expect(people(roster)[0]).toBe("ada@example.com 2:operator");
  });

  test("more people than a page holds", async () => {
    const crowd = Array.from({ length: 1_100 }, (_, index) => user(`person${index}`));
    const roster = await read(await start({ ...SEED, users: [...(SEED.users ?? []), ...crowd] }));
    expect(roster.people).toHaveLength(1_103);
    expect(roster.completeness.status).toBe("complete");
  });

  test("an organization that may not be read is a problem in words and hides no other", async () => {
    const simulator = await start();
    forbid(simulator, { query: { o: "2" } });
    const roster = await read(simulator);
    expect(roster.completeness).toEqual({
      status: "incomplete",
      scanned: 2,
      total: 3,
      problems: [
        expect.stringMatching(
          /^organization 2 could not be read: the key may not read it, or it does not exist \(403\)/,
        ),
      ],
    });
    expect(roster.unread).toEqual([2]);
    expect(people(roster)).toContain("bob@example.com 3:viewer");
  });

  test("one that was asked for and does not exist is a problem, not an empty organization", async () => {
    const roster = await read(await start(), { organizations: [1, 99] });
    expect(roster.completeness).toMatchObject({ status: "incomplete", scanned: 1, total: 2 });
    expect(roster.unread).toEqual([99]);
  });

  test("what a state speaks of is read although the key does not list it", async () => {
    const roster = await read(await start(), { known: [1, 99] });
    expect(roster.organizations.map(({ org }) => org)).toEqual([1, 2, 3, 99]);
    expect(roster.unread).toEqual([99]);
  });

  test("a list that is shorter than it says, twice, is a problem; who was seen stays", async () => {
    const simulator = await start();
    simulator.control.turn({ listEnvelope: "results-size" });
    simulator.control.fault({
      match: { method: "GET", path: "^/users$", query: { o: "1", page: "0" } },
      effect: { kind: "short-page", rows: 1 },
    });
    const roster = await read(simulator);
    expect(roster.completeness.problems).toEqual([
      "organization 1: Automox announced 2 people and listed 1, twice",
    ]);
    expect(people(roster)).toContain("alice@example.com 1:admin 2:admin 3:admin");
  });

  test("a row without an address is a problem, one with an address alone is a note; both hide nobody else", async () => {
    const simulator = await start();
    simulator.control.turn({
      oddRows: [
        { email: "ada@example.com", lacks: "address" },
        { email: "bob@example.com", lacks: "ids" },
      ],
    });
    const roster = await read(simulator, { organizations: [1, 3] });
    expect(roster.completeness).toMatchObject({
      status: "incomplete",
      problems: [
        "organization 1: 1 of 2 rows were left out, because nobody can be made of them: expected [1].email to be an e-mail address",
      ],
    });
    expect({ unread: roster.unread, notes: roster.notes }).toEqual({
      unread: [1],
      notes: ["organization 3: 1 of the people listed have an address alone, neither number nor UUID"],
    });
    expect(people(roster)).toEqual(["alice@example.com 1:admin 3:admin", "bob@example.com 3:viewer"]);
  });

  test("a list that was short only once is read again and is whole", async () => {
    const simulator = await start();
    simulator.control.turn({ listEnvelope: "results-size" });
    simulator.control.fault({
      match: { method: "GET", path: "^/users$", query: { o: "1", page: "0" }, times: 1 },
      effect: { kind: "short-page", rows: 1 },
    });
    const roster = await read(simulator);
    expect(roster.completeness.status).toBe("complete");
    expect(people(roster)).toContain("ada@example.com 1:viewer 2:operator");
  });

  test("organizations that cannot be listed are a problem; those asked for are read all the same", async () => {
    const simulator = await start();
    forbid(simulator, { path: "^/orgs" });
    expect((await read(simulator)).completeness).toMatchObject({
      status: "incomplete",
      problems: [expect.stringContaining("the organizations could not be listed")],
    });
    const asked = await read(simulator, { organizations: [2] });
    expect(asked.completeness.status).toBe("complete");
    expect(asked.people).toHaveLength(2);
  });

  test("a key whose owner is not told hides nobody", async () => {
    const simulator = await start();
    forbid(simulator, { path: "^/users/self" });
    const roster = await read(simulator);
    expect(roster.keyOwner).toBeNull();
    expect(roster.completeness.status).toBe("complete");
  });

  test("a refused key is an error of the run", async () => {
    const simulator = await start();
    simulator.control.fault({ match: { path: "." }, effect: { kind: "answer", status: 401 } });
    await expect(read(simulator)).rejects.toMatchObject({ kind: "unauthorized" });
  });

  test("two-factor authentication is on, off or unknown, as the answer has it", async () => {
    const simulator = await start();
    simulator.control.edit({ who: "ada@example.com", set: { twoFactor: "google" } });
    const factors = async () =>
      (await read(simulator, { organizations: [1] })).people.map(({ twoFactor }) => twoFactor);
    expect(await factors()).toEqual(["unknown", "unknown"]);
    simulator.control.turn({ tfaType: "word" });
    expect(await factors()).toEqual(["on", "off"]);
    simulator.control.turn({ tfaType: "null" });
    expect(await factors()).toEqual(["on", "unknown"]);
  });
});

describe("the account contract", () => {
  test("lists the zones' people under their organizations' numbers", async () => {
    const simulator = await start();
    const roster = await read(simulator, { accountId: simulator.accountId });
    expect(people(roster)).toEqual([
      "ada@example.com 1:read-only 2:zone-operator",
      "alice@example.com 1:zone-admin 2:zone-admin 3:zone-admin",
      "bob@example.com 3:read-only",
    ]);
    expect(roster).toMatchObject({
      contract: "account",
      accountId: simulator.accountId,
      completeness: { status: "complete", scanned: 3, total: 3 },
      notes: [expect.stringContaining("global administrators without a zone")],
    });
    expect(roster.organizations[0]?.zone).toMatch(/^[0-9a-f-]{36}$/);
    expect(roster.people[1]?.accountRole).toBe("global-admin");
  });

  test.each([
    [{ zoneUserRow: "nested", zoneUserRoleField: "rbac_roles", zoneUserRole: "numbered-objects" }, 0],
    [{ zoneUserRoleField: "absent" }, 3],
    [{ zoneUserRole: "null" }, 3],
    [{ zoneUserRole: "unreadable" }, 3],
  ] as const)("tells the same people and roles with %j, for %i questions", async (knobs, questions) => {
    const simulator = await start();
    const whole = await read(simulator, { accountId: simulator.accountId });
    simulator.control.turn(knobs);
    const roster = await read(simulator, { accountId: simulator.accountId });
    expect([people(roster), roster.completeness]).toEqual([people(whole), whole.completeness]);
    const asked = simulator.control.log().filter(({ operation }) => operation === "list-user-zones");
    expect(asked).toHaveLength(questions);
  });

  test("roles that are told nowhere make a roster incomplete, and nobody one without a role", async () => {
    const simulator = await start();
    simulator.control.turn({ zoneUserRoleField: "absent" });
    forbid(simulator, { operation: "list-user-zones" });
    const roster = await read(simulator, { accountId: simulator.accountId, organizations: [1] });
    expect(roster.completeness.problems).toEqual([
      expect.stringMatching(/^zone .*: Automox does not tell the role of 2 of 2 people$/),
    ]);
    expect(roster.unread).toEqual([1]);
    expect(postureOf(roster).map(({ kind }) => kind)).not.toContain("no_role");
  });

  test("both contracts show the same people", async () => {
    const simulator = await start();
    const [one, other] = [await read(simulator), await read(simulator, { accountId: simulator.accountId })];
    const who = ({ people: list }: typeof one) =>
      list.map(({ email, userId, status }) => [email, userId, status]);
    expect(who(other)).toEqual(who(one));
  });

  test("a zone that may not be read, and an organization without one, are problems and hide no other", async () => {
    const simulator = await start();
    const whole = await read(simulator, { accountId: simulator.accountId });
    forbid(simulator, { path: `^/accounts/[^/]+/zones/${whole.organizations[1]?.zone}/users` });
    const roster = await read(simulator, { accountId: simulator.accountId, organizations: [1, 2, 99] });
    expect(roster.unread).toEqual([2, 99]);
    expect(roster.completeness).toMatchObject({ status: "incomplete", scanned: 1, total: 3 });
    expect(roster.completeness.problems).toEqual([
      "organization 99 has no zone in this account",
      expect.stringMatching(/^zone .* \(organization 2\) could not be read/),
    ]);
    expect(people(roster)).toContain("ada@example.com 1:read-only");
  });

  test("an account that cannot be read has nobody, and is not clean", async () => {
    const simulator = await start();
    forbid(simulator, { path: "^/accounts/" });
    const roster = await read(simulator, { accountId: simulator.accountId });
    expect(roster.completeness).toMatchObject({ status: "incomplete", scanned: 0, total: 0 });
  });
});
