import fc from "fast-check";
import { joinPeople } from "../../../../src/access/live/join-people";
import type { User } from "../../../../src/automox/model/person";

const row = (org: number, email: string, more: Partial<User> = {}) => ({
  org,
  user: { email, role: "viewer", ...more },
});
const UUID = "6f0c6c7e-64a5-4c0c-8a6c-0c9a5c1f2b3d";

const joined = (...rows: Parameters<typeof joinPeople>[0]) =>
  joinPeople(rows).map(({ email, memberships }) => [email, memberships.map(({ org }) => org)]);

test.each([
  ["the same number", [row(1, "ada@example.com", { id: 7 }), row(2, "countess@example.com", { id: 7 })], 1],
  [
    "the same UUID",
    [row(1, "ada@example.com", { uuid: UUID }), row(2, "countess@example.com", { uuid: UUID })],
    1,
  ],
  [
    "the same address in another case",
    [row(1, "ada@example.com", { id: 7 }), row(2, "ADA@example.com", { id: 8 })],
    1,
  ],
  [
    "two records of one address in one organization",
    [row(1, "ada@example.com", { id: 7 }), row(1, "ada@example.com", { id: 8 })],
    2,
  ],
  ["different people", [row(1, "ada@example.com", { id: 7 }), row(1, "bob@example.com", { id: 8 })], 2],
])("%s", (_name, rows, people) => {
  expect(joinPeople(rows)).toHaveLength(people);
});

test("of two records of one address, the one with the number is met again elsewhere", () => {
  const rows = [
    row(1, "ada@example.com", { id: 7 }),
    row(1, "ada@example.com", { id: 8 }),
    row(2, "ada@example.com", { id: 8 }),
  ];
  expect(joined(...rows)).toEqual([
    ["ada@example.com", [1]],
    ["ada@example.com", [1, 2]],
  ]);
});

test("a person is what any organization tells of them", () => {
  const [person] = joinPeople([
    row(2, "ada@example.com", {
      id: 7,
      status: "pending",
      firstName: "Ada",
      createdAt: "2026-02-01T00:00:00Z",
      twoFactor: "email",
    }),
    row(1, "ada@example.com", {
      id: 7,
      status: "active",
      uuid: UUID,
      createdAt: "2026-01-01T00:00:00Z",
      accountRole: "global-admin",
    }),
  ]);
  expect(person).toEqual({
    userId: 7,
    uuid: UUID,
    email: "ada@example.com",
    firstName: "Ada",
    lastName: null,
    status: "active",
    accountRole: "global-admin",
    twoFactor: "on",
    twoFactorMethod: "email",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: null,
    memberships: [
      { org: 1, role: "viewer", status: "active", createdAt: "2026-01-01T00:00:00Z" },
      { org: 2, role: "viewer", status: "pending", createdAt: "2026-02-01T00:00:00Z" },
    ],
  });
});

test("of one address with two numbers, each organization keeps its own", () => {
  const [person, ...others] = joinPeople([
    row(1, "ada@example.com", { id: 7 }),
    row(2, "ADA@example.com", { id: 8 }),
    row(3, "ada@example.com"),
  ]);
  expect(others).toEqual([]);
  expect(person?.userId).toBe(7);
  expect(person?.memberships.map(({ org, userId }) => [org, userId])).toEqual([
    [1, undefined],
    [2, 8],
    [3, undefined],
  ]);
});

test.each([
  [["active", "disabled"], "active"],
  [["pending", "disabled"], "pending"],
  [["disabled", "disabled"], "disabled"],
  [[null, "disabled"], "disabled"],
  [[null, undefined], "unknown"],
] as const)("statuses %j make the person %s", (statuses, expected) => {
  const rows = statuses.map((status, index) =>
    row(index + 1, "ada@example.com", status === undefined ? { id: 7 } : { id: 7, status }),
  );
  expect(joinPeople(rows)[0]?.status).toBe(expected);
});

test("the order of rows does not matter, and no membership is lost", () => {
  const email = fc.constantFrom("ada@example.com", "ADA@example.com", "bob@example.com", "eve@example.com");
  const any = fc.record({ org: fc.integer({ min: 1, max: 3 }), id: fc.integer({ min: 1, max: 5 }), email });
  const rows = fc.uniqueArray(any, { selector: ({ org, id }) => `${org}/${id}`, maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (list, dice) => {
      const listed = list.map(({ org, id, email: address }) => row(org, address, { id }));
      const shuffled = listed
        .map((each) => ({ each, at: dice.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const people = joinPeople(listed);
      expect(joinPeople(shuffled)).toEqual(people);
      expect(people.flatMap(({ memberships }) => memberships)).toHaveLength(listed.length);
    }),
  );
});
