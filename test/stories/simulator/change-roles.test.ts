import {
  account,
  LABS,
  LABS_ZONE,
  NOBODY,
  TWO_ZONES,
  uuidOf,
  ZONE,
} from "../../support/simulator/account-calling";
import { ACME, start } from "../../support/simulator/calling";

const roleChange = { method: "PUT", path: "/accounts/{account}/users/{user}" };
const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs: { roleChange, ...knobs } });
const step = (action: string, zone: string, role: string) => ({ action, zone_id: zone, rbac_role: role });
const change = (simulator: Awaited<ReturnType<typeof open>>, who: number, body: unknown) =>
  account(simulator, `PUT /users/${uuidOf(simulator, who)}`, { body });
const rolesOf = ({ control }: Awaited<ReturnType<typeof open>>, who: number) =>
  control.person({ who }).memberships.map(({ org, role }) => [org, role]);

test("changes, adds and removes roles in zones, and answers 204", async () => {
  const simulator = await open();
  const body = {
    account_rbac_role: "no-global-access",
    zone_assignments: [step("change", ZONE, "zone-admin"), step("add", LABS_ZONE, "billing-admin")],
  };
  expect(await change(simulator, 103, body)).toMatchObject({ status: 204, body: undefined });
  expect(rolesOf(simulator, 103)).toEqual([
    [ACME, "admin"],
    [LABS, "billing-admin"],
  ]);
  await change(simulator, 103, { zone_assignments: [step("remove", ZONE, "zone-admin")] });
  expect(rolesOf(simulator, 103)).toEqual([[LABS, "billing-admin"]]);
  expect(simulator.control.invitations()).toEqual([]);
});

test("moving somebody from their only zone keeps them", async () => {
  const simulator = await open();
  const zone_assignments = [step("remove", ZONE, "read-only"), step("add", LABS_ZONE, "read-only")];
  await change(simulator, 103, { zone_assignments });
  expect(rolesOf(simulator, 103)).toEqual([[LABS, "viewer"]]);
});

test("changes the account role alone", async () => {
  const simulator = await open();
  expect((await change(simulator, 103, { account_rbac_role: "global-admin" })).status).toBe(204);
  expect(simulator.control.person({ who: 103 }).accountRole).toBe("global-admin");
  expect(simulator.control.log()[0]).toMatchObject({ operation: "change-roles", effect: true });
});

test.each([
  ["an unknown action", { zone_assignments: [step("replace", ZONE, "read-only")] }, "action must be one of"],
  ["no action", { zone_assignments: [{ zone_id: ZONE, rbac_role: "read-only" }] }, "action must be one of"],
  ["a zone they have already", { zone_assignments: [step("add", ZONE, "read-only")] }, "already has role"],
  ["a zone they do not have", { zone_assignments: [step("change", LABS_ZONE, "read-only")] }, "has no role"],
  ["an unknown role", { zone_assignments: [step("change", ZONE, "admin")] }, "rbac_role must be one of"],
  ["an unknown account role", { account_rbac_role: "admin" }, "account_rbac_role must be one of"],
  ["no object", [], "must be a JSON object"],
])("%s is refused, and nothing changes", async (_name, body, text) => {
  const simulator = await open();
  expect(await change(simulator, 103, body)).toMatchObject({
    status: 400,
    body: { errors: [expect.stringContaining(text)] },
  });
  expect(rolesOf(simulator, 103)).toEqual([[ACME, "viewer"]]);
});

test("nobody is not found", async () => {
  const simulator = await open();
  expect((await account(simulator, `PUT /users/${NOBODY}`, { body: {} })).status).toBe(404);
});

test("is where the knob says, and nowhere without it", async () => {
  const simulator = await open({ roleChange: { method: "POST", path: "/v2/people/{user}/roles" } });
  const line = `/users/${uuidOf(simulator, 103)}`;
  expect((await account(simulator, `PUT ${line}`, { body: {} })).status).toBe(404);
  simulator.control.turn({ roleChange });
  expect(
    (await account(simulator, `PUT ${line}`, { body: { account_rbac_role: "global-admin" } })).status,
  ).toBe(204);
  simulator.control.turn({ roleChange: null });
  expect((await account(simulator, `PUT ${line}`, { body: {} })).status).toBe(404);
});

test.each([
  ["no object", "PUT"],
  ["another method", { method: "GET", path: roleChange.path }],
  ["no path", { method: "PUT" }],
  ["a path without the person", { method: "PUT", path: "/roles" }],
  ["another field", { ...roleChange, body: {} }],
])("a knob with %s is refused", async (_name, value) => {
  const { control } = await start();
  expect(() => control.turn({ roleChange: value as never })).toThrow("`roleChange` to ");
});
