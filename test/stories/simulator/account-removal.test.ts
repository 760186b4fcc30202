import {
  account,
  invitation,
  LABS,
  LABS_ZONE,
  TWO_ZONES,
  uuidOf,
  ZONE,
} from "../../support/simulator/account-calling";
import { ACME, call, start } from "../../support/simulator/calling";

const open = (knobs = {}) => start({ seed: TWO_ZONES, knobs });
type Running = Awaited<ReturnType<typeof open>>;
const fromZone = (simulator: Running, zone: string, who: string | number) =>
  account(simulator, `DELETE /zones/${zone}/users/${uuidOf(simulator, who)}`);

test("taking somebody out of a zone leaves the other zones", async () => {
  const simulator = await open();
  const uuid = uuidOf(simulator, 102);
  expect(await fromZone(simulator, ZONE, 102)).toMatchObject({ status: 204, body: undefined });
  expect((await account(simulator, `GET /users/${uuid}/zones`)).body.data).toMatchObject([
    { rbac_role: "zone-admin", zone: { id: LABS_ZONE } },
  ]);
  expect((await call(simulator, `GET /users/102?o=${ACME}`)).status).toBe(404);
  expect((await account(simulator, `DELETE /zones/${ZONE}/users/${uuid}`)).status).toBe(404);
});

describe("taking somebody out of the last zone", () => {
  test("ends them in the account too, as the other contract does", async () => {
    const simulator = await open();
    const uuid = uuidOf(simulator, 103);
    expect((await fromZone(simulator, ZONE, 103)).status).toBe(204);
    expect((await account(simulator, `GET /users/${uuid}`)).status).toBe(404);
    expect(simulator.control.people().map(({ id }) => id)).toEqual([101, 102]);
  });

  test("can leave them unassigned; an invitation then brings them back under the same id, at once", async () => {
    const simulator = await open({ lastZone: "unassigned", accountUsers: "served" });
    const uuid = uuidOf(simulator, 103);
    await fromZone(simulator, ZONE, 103);
    expect((await account(simulator, `GET /users/${uuid}`)).body).toMatchObject({ status: "active" });
    expect((await account(simulator, `GET /users/${uuid}/zones`)).body.data).toEqual([]);
    expect((await account(simulator, "GET /users?search=vera")).body.data).toHaveLength(1);
    expect(simulator.control.person({ who: 103 }).memberships).toEqual([]);
    await account(simulator, "POST /invitations", invitation({ email: "vera@example.com" }));
    expect((await account(simulator, `GET /users/${uuid}/zones`)).body.data).toMatchObject([
      { rbac_role: "zone-operator" },
    ]);
    expect(simulator.control.person({ who: 103 })).not.toHaveProperty("unassigned");
    expect(simulator.control.invitations()).toEqual([]);
  });

  test("somebody unassigned can be removed from the account, by either hand", async () => {
    const simulator = await open({ lastZone: "unassigned" });
    const uuid = uuidOf(simulator, 103);
    await fromZone(simulator, ZONE, 103);
    expect((await account(simulator, `DELETE /users/${uuid}`)).status).toBe(204);
    await fromZone(simulator, ZONE, 102);
    await fromZone(simulator, LABS_ZONE, 102);
    simulator.control.removeByHand({ who: 102 });
    expect(simulator.control.people().map(({ id }) => id)).toEqual([101]);
  });

  test("withdraws an invitation that nobody has accepted", async () => {
    const simulator = await open({ lastZone: "unassigned" });
    await account(simulator, "POST /invitations", invitation());
    await fromZone(simulator, ZONE, "bob@example.com");
    expect(() => simulator.control.accept({ who: "bob@example.com" })).toThrow(
      "There is no bob@example.com.",
    );
  });
});

describe("a global administrator", () => {
  test("stays in the zone although the answer is the usual one", async () => {
    const simulator = await open();
    expect(await fromZone(simulator, ZONE, 101)).toMatchObject({ status: 204, body: undefined });
    expect(simulator.control.person({ who: 101 }).memberships).toHaveLength(1);
    expect(simulator.control.log({ operation: "remove-zone-user" })).toMatchObject([{ effect: false }]);
    expect(simulator.control.events()).toEqual([]);
  });

  test("can be taken out where the knob says so", async () => {
    const simulator = await open({ globalAdminInZone: "removed", lastZone: "unassigned" });
    await fromZone(simulator, ZONE, 101);
    expect(simulator.control.people({ org: ACME }).map(({ id }) => id)).toEqual([102, 103]);
  });

  test("stays in the account by default, and leaves it with the knob", async () => {
    const refusing = await open();
    expect((await account(refusing, `DELETE /users/${uuidOf(refusing, 101)}`)).status).toBe(400);
    const simulator = await open({ globalAdminRemoval: "removed" });
    expect((await account(simulator, `DELETE /users/${uuidOf(simulator, 101)}`)).status).toBe(204);
    expect(simulator.control.people().map(({ id }) => id)).toEqual([102, 103]);
  });
});

test("leaving the account is leaving every zone", async () => {
  const simulator = await open();
  const uuid = uuidOf(simulator, 102);
  expect(await account(simulator, `DELETE /users/${uuid}`)).toMatchObject({ status: 204, body: undefined });
  for (const zone of [ZONE, LABS_ZONE]) {
    const { body } = await account(simulator, `GET /zones/${zone}/users`);
    expect(body.data.some((row: { uuid: string }) => row.uuid === uuid)).toBe(false);
  }
  expect((await account(simulator, `DELETE /users/${uuid}`)).status).toBe(404);
});

test.each(["remove-zone-user", "remove-account-user"])("lists can be late with %s", async (operation) => {
  const simulator = await open({ listLagCalls: 1, listLagOf: "every-change" });
  if (operation === "remove-zone-user") await fromZone(simulator, ZONE, 103);
  else await account(simulator, `DELETE /users/${uuidOf(simulator, 103)}`);
  const counts = [];
  for (let look = 0; look < 2; look += 1)
    counts.push((await account(simulator, `GET /zones/${ZONE}/users`)).body.metadata.total_count);
  expect(counts).toEqual([3, 2]);
});

describe.each([400, 403, 409, 422] as const)(
  "the last administrator of a zone, refused with %s",
  (status) => {
    test("stays in the zone and in the account", async () => {
      const simulator = await open({ accountLastAdmin: status });
      expect((await fromZone(simulator, LABS_ZONE, 102)).status).toBe(status);
      expect((await account(simulator, `DELETE /users/${uuidOf(simulator, 102)}`)).status).toBe(status);
      expect(simulator.control.people({ org: LABS })).toHaveLength(1);
      expect((await fromZone(simulator, ZONE, 102)).status).toBe(204);
    });
  },
);

test("the last administrator of a zone may go unless told otherwise: nothing is published", async () => {
  const simulator = await open();
  expect((await fromZone(simulator, LABS_ZONE, 102)).status).toBe(204);
});

describe("people who have not accepted, where they are hidden", () => {
  test("are in no list of the account contract and nobody when asked for", async () => {
    const simulator = await open({ pendingPeople: "hidden", accountUsers: "served" });
    await account(simulator, "POST /invitations", invitation());
    const uuid = uuidOf(simulator, "bob@example.com");
    expect((await account(simulator, `GET /zones/${ZONE}/users`)).body.metadata.total_count).toBe(3);
    expect((await account(simulator, "GET /users?search=bob")).body.data).toEqual([]);
    for (const line of [
      `GET /users/${uuid}`,
      `GET /users/${uuid}/zones`,
      `DELETE /zones/${ZONE}/users/${uuid}`,
    ])
      expect((await account(simulator, line)).status).toBe(404);
    simulator.control.accept({ who: "bob@example.com" });
    expect((await account(simulator, `GET /users/${uuid}`)).status).toBe(200);
    expect((await account(simulator, `GET /zones/${ZONE}/users`)).body.metadata.total_count).toBe(4);
  });
});

describe("somebody disabled", () => {
  test.each([
    ["listed", 3, 200],
    ["by-id", 2, 200],
    ["hidden", 2, 404],
  ] as const)("%s", async (disabledPeople, count, status) => {
    const simulator = await open({ disabledPeople });
    simulator.control.edit({ who: 103, set: { status: "disabled" } });
    const { body } = await account(simulator, `GET /zones/${ZONE}/users`);
    expect(body.metadata.total_count).toBe(count);
    expect((await account(simulator, `GET /users/${uuidOf(simulator, 103)}`)).status).toBe(status);
  });
});
