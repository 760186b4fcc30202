import { call, inviteBob, start } from "../../../support/simulator/calling";

const listed = async (simulator: Parameters<typeof call>[0]): Promise<string[]> => {
  const { body } = await call(simulator, "GET /users?o=12345");
  return body.map(({ email, role }: { email: string; role: string }) => `${email} ${role}`);
};
const ALICE = "alice@example.com admin";

test("somebody invited appears after so many lists, and is there at once by id", async () => {
  const simulator = await start({ knobs: { listLagCalls: 2 } });
  const bob = await inviteBob(simulator);
  expect((await call(simulator, `GET /users/${bob}?o=12345`)).status).toBe(200);
  expect(await listed(simulator)).toEqual([ALICE]);
  expect(await listed(simulator)).toEqual([ALICE]);
  expect(await listed(simulator)).toEqual([ALICE, "bob@example.com operator"]);
});

test("or after so much simulated time", async () => {
  const simulator = await start({ knobs: { listLagMs: 60_000 } });
  simulator.control.clock({ freeze: "now" });
  await inviteBob(simulator);
  simulator.control.clock({ advance: "59s" });
  expect(await listed(simulator)).toEqual([ALICE]);
  simulator.control.clock({ advance: "1s" });
  expect(await listed(simulator)).toHaveLength(2);
});

test("a duplicate is refused although the list does not show the person", async () => {
  const simulator = await start({ knobs: { listLagCalls: 9 } });
  await inviteBob(simulator);
  const again = { email: "bob@example.com", firstname: "B", lastname: "J", role: "viewer" };
  expect(await call(simulator, "POST /users?o=12345", { body: again })).toMatchObject({ status: 409 });
});

test("updates and removals are listed at once unless every change lags", async () => {
  const simulator = await start();
  const bob = await inviteBob(simulator);
  simulator.control.turn({ listLagCalls: 1 });
  await call(simulator, `PUT /users/${bob}?o=12345`, { body: { role: "viewer" } });
  expect(await listed(simulator)).toEqual([ALICE, "bob@example.com viewer"]);
  simulator.control.turn({ listLagOf: "every-change" });
  await call(simulator, `PUT /users/${bob}?o=12345`, { body: { role: "admin" } });
  expect(await listed(simulator)).toEqual([ALICE, "bob@example.com viewer"]);
  expect(await listed(simulator)).toEqual([ALICE, "bob@example.com admin"]);
  await call(simulator, `DELETE /users/${bob}?o=12345`);
  expect(await listed(simulator)).toHaveLength(2);
  expect(await listed(simulator)).toEqual([ALICE]);
});

test("two quick changes do not bring the first one out early", async () => {
  const simulator = await start({ knobs: { listLagCalls: 1, listLagOf: "every-change" } });
  const bob = await inviteBob(simulator);
  await call(simulator, `PUT /users/${bob}?o=12345`, { body: { role: "viewer" } });
  expect(await listed(simulator)).toEqual([ALICE]);
  expect(await listed(simulator)).toEqual([ALICE, "bob@example.com viewer"]);
});

test("what is done by hand is listed at once", async () => {
  const simulator = await start({ knobs: { listLagCalls: 9 } });
  simulator.control.addByHand({ email: "sso@example.com", role: "viewer" });
  expect(await listed(simulator)).toHaveLength(2);
});
