import type { LiveRoster } from "../../../../src/access/facts/roster";
import { confirmAbsent } from "../../../../src/access/live/confirm-absent";
import type { ExpectedPerson } from "../../../../src/access/live/roster-scope";
import type { Account } from "../../../../src/automox/account";
import type { Client } from "../../../../src/automox/client";
import type { User } from "../../../../src/automox/model/person";
import { AutomoxError, type AutomoxErrorKind } from "../../../../src/automox/transport/errors";
import { managedPerson } from "../../../support/managed";
import { rosterOf, rosterPerson } from "../../../support/roster";

const ACCOUNT = "11111111-1111-4111-8111-111111111111";
const ZONE = "22222222-2222-4222-8222-222222222222";
const BOB = "33333333-3333-4333-8333-333333333333";

type Answer = User | AutomoxErrorKind | undefined;

const failed = (kind: AutomoxErrorKind, status?: number) =>
  new AutomoxError({ kind, method: "GET", path: "/users/202", reason: "x", status });

/** Knows the people given, by organization and number, and keeps what it was asked. */
function organizationClient(known: Readonly<Record<string, Answer>> = {}) {
  const asked: string[] = [];
  const get = async (org: number, id: number): Promise<User | undefined> => {
    asked.push(`${org}/${id}`);
    const answer = known[`${org}/${id}`];
    if (typeof answer === "string") throw failed(answer);
    return answer;
  };
  return { asked, client: { users: { get } } as unknown as Client };
}

const live = (keys: readonly string[], more: Partial<LiveRoster> = {}): LiveRoster => ({
  ...rosterOf(keys.map((key, at) => rosterPerson(key, { userId: 101 + at }))),
  unread: [],
  notes: [],
  ...more,
});

const bob = managedPerson("bob", { userId: 202 });
const found: User = { id: 202, email: "bob@example.com", role: "viewer" };
const call = { signal: new AbortController().signal };
const confirm = (client: Client, expected: readonly ExpectedPerson[], roster = live(["ada"])) =>
  confirmAbsent(client, { expected, roster }, { call });
const NOTHING = { rows: [], unread: [], problems: [], notes: [] };

test("an absence that Automox confirms is one", async () => {
  const { client, asked } = organizationClient();
  expect(await confirm(client, [bob, { ...bob }])).toEqual(NOTHING);
  expect(asked).toEqual(["12345/202"]);
});

test("somebody whom Automox knows makes the list incomplete and is kept", async () => {
  const { client } = organizationClient({ "12345/202": found });
  expect(await confirm(client, [bob])).toEqual({
    rows: [{ org: 12345, user: found }],
    unread: [12345],
    problems: [
      "organization 12345: the list does not show bob@example.com (number 202), whom Automox knows when asked for alone; it is not complete",
    ],
    notes: [],
  });
});

test.each<[string, ExpectedPerson, LiveRoster]>([
  ["is on the list by number", managedPerson("new", { userId: 101 }), live(["ada"])],
  ["is on the list by address", managedPerson("ada", { userId: 999 }), live(["ada"])],
  ["has no number", managedPerson("bob"), live(["ada"])],
  ["is of an organization that was not asked for", managedPerson("bob", { userId: 202, org: 9 }), live([])],
  ["is of no organization yet", managedPerson("bob", { userId: 202, org: null }), live([])],
  [
    "is of an organization that was not read",
    bob,
    live(["ada"], {
      unread: [12345],
      completeness: { status: "incomplete", scanned: 0, total: 1, problems: ["x"] },
    }),
  ],
])("nobody is asked for who %s", async (_name, person, roster) => {
  const { client, asked } = organizationClient({ "12345/202": found, "9/202": found });
  expect(await confirm(client, [person], roster)).toEqual(NOTHING);
  expect(asked).toEqual([]);
});

test("an answer that tells nothing leaves the list in doubt", async () => {
  const { client } = organizationClient({ "12345/202": "forbidden" });
  expect(await confirm(client, [bob])).toEqual({
    rows: [],
    unread: [12345],
    problems: [
      "organization 12345: the list does not show bob@example.com (number 202), and asked for alone the key may not read it, or it does not exist; nobody can tell whether it is complete",
    ],
    notes: [],
  });
});

test.each<AutomoxErrorKind>(["unauthorized", "cancelled"])("%s ends the run", async (kind) => {
  const { client } = organizationClient({ "12345/202": kind });
  await expect(confirm(client, [bob])).rejects.toMatchObject({ kind });
});

test("the first contradiction ends the questions about its organization, and of no other", async () => {
  const { client, asked } = organizationClient({ "12345/203": { ...found, id: 203 } });
  const people = [204, 203, 202].map((userId) => managedPerson(`p${userId}`, { userId }));
  const further = managedPerson("zoe", { userId: 300, zoneRoles: { "2": "viewer" } });
  const roster = live(["ada"], {
    organizations: [12345, 2].map((org) => ({ org, zone: null, name: null })),
  });
  const { unread } = await confirm(client, [...people, further], roster);
  expect(unread).toEqual([12345]);
  expect(asked.sort()).toEqual(["12345/202", "12345/203", "2/300"]);
});

test("more than 50 missing people are not all asked for, which is said and no failure", async () => {
  const people = Array.from({ length: 60 }, (_, at) => managedPerson(`p${at}`, { userId: 1000 + at }));
  const { client, asked } = organizationClient();
  expect(await confirm(client, people)).toEqual({
    ...NOTHING,
    notes: [
      "organization 12345: 60 people are not on the list; 50 of them were asked for alone and are not there, the others were not asked for",
    ],
  });
  expect(asked).toHaveLength(50);
});

test("progress reaches its total also where a contradiction ends it early", async () => {
  const { client } = organizationClient({ "12345/202": found });
  const told: string[] = [];
  const expected = [bob, managedPerson("eve", { userId: 203 })];
  const progress = (done: number, total: number) => told.push(`${done}/${total}`);
  await confirmAbsent(client, { expected, roster: live([]) }, { call, progress });
  expect(told).toEqual(["0/2", "2/2"]);
});

describe("in the account contract", () => {
  const roster = live(["ada"], {
    contract: "account",
    accountId: ACCOUNT,
    organizations: [{ org: 12345, zone: ZONE, name: null }],
  });
  const person = managedPerson("bob", { uuid: BOB });
  function accountClient(account: Partial<Account>) {
    const id: string[] = [];
    const open = (asked: string) => {
      id.push(asked);
      return account;
    };
    return { client: { account: open } as unknown as Client, id };
  }
  const here = { zonesOf: async () => [{ zone: ZONE, role: "viewer" }] };

  test("the zones of the person have the word, and the account tells the rest", async () => {
    const user = async (): Promise<User> => ({ uuid: BOB, email: "bob@example.com", status: "active" });
    const { client, id } = accountClient({ ...here, user });
    const { rows, unread, problems } = await confirm(client, [person], roster);
    expect(id).toEqual([ACCOUNT]);
    expect(rows).toEqual([
      { org: 12345, user: { uuid: BOB, email: "bob@example.com", status: "active", role: "viewer" } },
    ]);
    expect({ unread, problems }).toEqual({
      unread: [12345],
      problems: [expect.stringContaining(`does not show bob@example.com (UUID ${BOB}), whom`)],
    });
  });

  test.each<[string, Account["user"]]>([
    ["refused", () => Promise.reject(failed("forbidden", 403))],
    ["unknown", async () => undefined],
  ])("the rest may be %s: the state has the address", async (_name, user) => {
    const { client } = accountClient({ ...here, user });
    const { rows } = await confirm(client, [person], roster);
    expect(rows).toEqual([{ org: 12345, user: { uuid: BOB, email: "bob@example.com", role: "viewer" } }]);
  });

  test.each<[string, Account["zonesOf"]]>([
    ["nobody", async () => undefined],
    ["other zones", async () => [{ zone: ACCOUNT, role: "viewer" }]],
  ])("%s is a confirmed absence", async (_name, zonesOf) => {
    const { client } = accountClient({ zonesOf });
    expect(await confirm(client, [person], roster)).toEqual(NOTHING);
  });

  test("a refusal leaves the list in doubt", async () => {
    const { client } = accountClient({ zonesOf: () => Promise.reject(failed("forbidden", 403)) });
    expect(await confirm(client, [person], roster)).toMatchObject({ rows: [], unread: [12345] });
  });
});
