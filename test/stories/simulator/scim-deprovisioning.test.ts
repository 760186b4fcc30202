import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call, start } from "../../support/simulator/calling";
import { names, scim, scimId, switched } from "../../support/simulator/scim-calling";

const who = "bea@example.com";
const seed = (status: "active" | "pending" = "active") => ({
  users: [
    { id: 101, email: "alice@example.com", role: "admin" },
    { id: 102, email: who, firstname: "Bea", lastname: "Lee", role: "viewer", status },
  ],
});

test.each(["active", "pending"] as const)("disabling somebody %s can be undone", async (status) => {
  const simulator = await start({ seed: seed(status) });
  const path = `PATCH /Users/${scimId(simulator, who)}`;
  const now = () => simulator.control.person({ who }).memberships[0]?.status;
  expect((await scim(simulator, path, { body: switched(false) })).body.active).toBe(false);
  expect(now()).toBe("disabled");
  expect((await scim(simulator, path, { body: switched(true) })).body.active).toBe(true);
  expect(now()).toBe(status);
});

test("saying again what is so already changes nothing", async () => {
  const simulator = await start({ seed: seed() });
  const path = `PATCH /Users/${scimId(simulator, who)}`;
  for (const value of [true, false, false]) await scim(simulator, path, { body: switched(value) });
  expect(simulator.control.log().map(({ effect }) => effect)).toEqual([false, true, false]);
});

test("deprovisioning removes for good where it does", async () => {
  const simulator = await start({ seed: seed(), knobs: { scimDeprovisioned: "removed" } });
  const id = scimId(simulator, who);
  expect((await scim(simulator, `PATCH /Users/${id}`, { body: switched(false) })).status).toBe(200);
  expect((await scim(simulator, `GET /Users/${id}`)).status).toBe(404);
  expect((await call(simulator, "GET /users/102?o=12345")).status).toBe(404);
  expect(names(await scim(simulator, "GET /Users"))).toEqual(["alice@example.com"]);
});

test.each([
  ["listed", { list: [101, 102], get: 200, put: 200 }],
  ["by-id", { list: [101], get: 200, put: 200 }],
  ["hidden", { list: [101], get: 404, put: 404 }],
] as const)("somebody disabled is %s for the other contract", async (disabledPeople, expected) => {
  const simulator = await start({ seed: seed(), knobs: { disabledPeople } });
  await scim(simulator, `PATCH /Users/${scimId(simulator, who)}`, { body: switched(false) });
  const list = await call(simulator, "GET /users?o=12345");
  expect(list.body.map(({ id }: { id: number }) => id)).toEqual(expected.list);
  const one = await call(simulator, "GET /users/102?o=12345");
  expect(one.status).toBe(expected.get);
  if (expected.get === 200) expect(one.body.status).toBe("disabled");
  const put = await call(simulator, "PUT /users/102?o=12345", { body: { role: "operator" } });
  expect(put.status).toBe(expected.put);
  const again = { email: who, firstname: "Bea", lastname: "Lee", role: "viewer" };
  expect((await call(simulator, "POST /users?o=12345", { body: again })).status).toBe(409);
});

test.each([
  ["DELETE", "disabled", { status: 400 }],
  ["PATCH", "removed", { status: 400 }],
  ["PATCH", "disabled", { status: 200 }],
] as const)(
  "%s of the last administrator, where it means %s",
  async (method, scimDeprovisioned, { status }) => {
    const simulator = await start({ seed: seed(), knobs: { scimDeprovisioned } });
    const line = `${method} /Users/${scimId(simulator, "alice@example.com")}`;
    const answer = await scim(simulator, line, method === "PATCH" ? { body: switched(false) } : {});
    expect(answer.status).toBe(status);
    if (status === 400) {
      expect(answer.body.detail).toBe("Cannot delete the last admin user of an organization.");
      expect(simulator.control.people()).toHaveLength(2);
    }
  },
);

test("disabling is remembered over a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "simulator-scim-"));
  const stateFile = join(folder, "state.json");
  const first = await start({ seed: seed("pending"), stateFile });
  const path = `PATCH /Users/${scimId(first, who)}`;
  await scim(first, path, { body: switched(false) });
  await first.close();
  const second = await start({ stateFile });
  await scim(second, path, { body: switched(true) });
  expect(second.control.person({ who }).memberships[0]?.status).toBe("pending");
  rmSync(folder, { recursive: true });
});
