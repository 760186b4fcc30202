import type { Contract, Previewed } from "../../../../src/provider/contracts/contract";
import type { Newcomer } from "../../../../src/provider/person/newcomer";
import type { Person } from "../../../../src/provider/person/person";
import type { At } from "../../../../src/provider/steps/at";
import { takeOver } from "../../../../src/provider/steps/take-over";

const ADA: Person = { email: "ada@example.com", role: "viewer", status: "active", firstName: "Ada" };
const WANTED: Newcomer = {
  email: ADA.email,
  role: "admin",
  first_name: "Augusta",
  last_name: null,
  account_role: null,
  zone_roles: null,
  prefs_json: null,
  two_factor: null,
  active: null,
};
const contract = {
  comparesNames: () => true,
  changesRoles: true,
  removesToChange: () => false,
  withZones: async (_at: unknown, user: Person) => user,
} as unknown as Contract;

const take = (previewed: readonly Previewed[]) =>
  takeOver({ org: 1, contract } as At, ADA, { newcomer: WANTED, onExisting: "adopt", previewed });

/** What the plan may have foreseen of the role. */
const FORESEEN: readonly (readonly [string, readonly Previewed[]])[] = [
  ["as it is there now", [{ attribute: "role", there: "viewer", wanted: "admin" }]],
  ["and Automox did not tell then", [{ attribute: "role", wanted: "admin" }]],
];
const UNFORESEEN: readonly (readonly [string, readonly Previewed[]])[] = [
  ["from another role", [{ attribute: "role", there: "operator", wanted: "admin" }]],
  ["to another role", [{ attribute: "role", there: "viewer", wanted: "operator" }]],
  ["not at all", []],
];

test.each(FORESEEN)("a grant that the plan foresaw is carried out: %s", async (_name, previewed) => {
  const { writes } = await take(previewed);
  // A name gives no access, so nobody needs to have foreseen it.
  expect(writes.map(({ attribute }) => attribute)).toEqual(["role", "first_name"]);
});

test.each(UNFORESEEN)("a grant that the plan foresaw otherwise is refused: %s", async (_name, previewed) => {
  await expect(take(previewed)).rejects.toMatchObject({
    diagnostics: [{ code: "user/not-as-planned", detail: expect.stringContaining("Plan again") }],
  });
});
