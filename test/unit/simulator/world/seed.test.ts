import { stateFromSeed } from "../../../../src/simulator/world/seed";
import { start, TWO_ORGANIZATIONS } from "../../../support/simulator/calling";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const admin = { email: "root@example.com", role: "admin" };

test("without a seed there is one organization, one administrator and one key", async () => {
  const { control } = await start();
  expect(control.people()).toMatchObject([
    { id: 101, email: "alice@example.com", memberships: [{ org: 12345, role: "admin", status: "active" }] },
  ]);
});

test("one address in two organizations is one person", () => {
  const { people } = stateFromSeed(TWO_ORGANIZATIONS, NOW);
  expect(people.map(({ id, memberships }) => [id, memberships.length])).toEqual([
    [101, 2],
    [102, 1],
    [103, 1],
    [104, 1],
  ]);
});

test.each([
  ["the same id", 7, [7]],
  ["other ids", 8, [7, 8]],
])("entries with %s", (_name, id, expected) => {
  const users = [
    { ...admin, id: 7, org: 12345 },
    { ...admin, id, org: 67890 },
  ];
  const { people } = stateFromSeed({ organizations: TWO_ORGANIZATIONS.organizations, users }, NOW);
  expect(people.map((person) => person.id)).toEqual(expected);
});

test("somebody pending was invited on their day", () => {
  const users = [{ ...admin, status: "pending" as const, createdAt: "2025-12-24T00:00:00Z" }];
  expect(stateFromSeed({ users }, NOW).people[0]?.memberships).toMatchObject([
    { status: "pending", invitedAt: "2025-12-24T00:00:00Z" },
  ]);
});

test("account role, second factor and what organizations are in the account can be told", () => {
  const uuid = "11111111-1111-4111-8111-111111111111";
  const seed = {
    account: { name: "Ours" },
    organizations: [
      { id: 1, name: "One", uuid, requires2fa: true },
      { id: 2, name: "Two" },
    ],
    users: [
      { ...admin, org: 1 },
      { ...admin, org: 2, accountRole: "global-admin", twoFactor: "google" },
      { email: "b@example.com", role: "zone-operator", org: 2 },
    ],
  };
  const { account, organizations, people } = stateFromSeed(seed, NOW);
  expect(account).toEqual({ id: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10", name: "Ours" });
  expect(organizations).toMatchObject([{ uuid, requires2fa: true }, { requires2fa: false }]);
  expect(people).toMatchObject([
    { accountRole: "global-admin", twoFactor: "google" },
    { accountRole: "no-global-access", twoFactor: null, memberships: [{ role: "operator" }] },
  ]);
});

test("the default administrator is one of the whole account", () => {
  expect(stateFromSeed({}, NOW).people).toMatchObject([{ accountRole: "global-admin" }]);
});

test("ids follow on and begin at the documented one", () => {
  expect(stateFromSeed({ users: [admin, { ...admin, email: "b@example.com" }] }, NOW)).toMatchObject({
    people: [{ id: 102 }, { id: 103 }],
    nextUserId: 202,
  });
  expect(stateFromSeed({ users: [{ ...admin, id: 5000 }] }, NOW).nextUserId).toBe(5001);
});

test("ten thousand people are there at once", () => {
  const users = Array.from({ length: 10_000 }, (_, index) => ({
    email: `p${index}@example.com`,
    role: "viewer",
  }));
  expect(stateFromSeed({ users }, NOW).people).toHaveLength(10_000);
});

test.each([
  [
    "an unknown part",
    { user: [] },
    'Expected the seed to have only account, organizations, users, keys, scimTokens, got "user".',
  ],
  ["an unknown field", { users: [{ ...admin, firstName: "R" }] }, 'got "firstName".'],
  ["no role", { users: [{ email: "a@example.com" }] }, "Expected a user to have `role`, got"],
  ["no e-mail", { users: [{ role: "admin" }] }, "Expected a user to have `email`, got"],
  ["an unknown organization", { users: [{ ...admin, org: 5 }] }, "No organization 5 for root@example.com."],
  [
    "a person twice",
    { users: [admin, { ...admin, email: "ROOT@example.com" }] },
    "is already in organization 12345.",
  ],
  [
    "an id twice",
    {
      users: [
        { ...admin, id: 1 },
        { email: "b@example.com", role: "viewer", id: 1 },
      ],
    },
    "User id 1 is already taken.",
  ],
])("%s is refused in words", (_name, seed, text) => {
  expect(() => stateFromSeed(seed as never, NOW)).toThrow(text);
});
