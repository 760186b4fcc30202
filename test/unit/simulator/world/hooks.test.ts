import { BOB, call, inviteBob, start } from "../../../support/simulator/calling";

test("an action before a request plays another actor: the request meets the changed world", async () => {
  const simulator = await start();
  const bob = await inviteBob(simulator);
  simulator.control.hook({
    match: { operation: "update-user" },
    when: "before",
    run: { do: "removeByHand", who: BOB.email },
  });
  const { status } = await call(simulator, `PUT /users/${bob}?o=12345`, { body: { role: "viewer" } });
  expect(status).toBe(404);
});

test("an action after a request comes between its effect and its answer", async () => {
  const simulator = await start();
  simulator.control.hook({
    match: { operation: "invite-user", nth: 1 },
    when: "after",
    run: { do: "accept", who: BOB.email },
  });
  expect((await call(simulator, "POST /users?o=12345", { body: BOB })).body.status).toBe("pending");
  expect((await call(simulator, "GET /users/202?o=12345")).body.status).toBe("active");
});

test("functions are waited for, and several hooks run in their order", async () => {
  const simulator = await start();
  const seen: string[] = [];
  for (const name of ["first", "second"]) {
    const run = async () => {
      await Promise.resolve();
      seen.push(name);
    };
    simulator.control.hook({ match: { nth: 1 }, when: "before", run });
  }
  await call(simulator, "GET /orgs");
  await call(simulator, "GET /orgs");
  expect(seen).toEqual(["first", "second"]);
});

test("a hook meets requests that a fault answers, too", async () => {
  const simulator = await start();
  simulator.control.fault({ match: {}, effect: { kind: "close-before-effect" } });
  simulator.control.hook({
    match: {},
    when: "before",
    run: { do: "addByHand", email: BOB.email, role: "viewer" },
  });
  await expect(call(simulator, "GET /orgs")).rejects.toThrow();
  expect(simulator.control.people()).toHaveLength(2);
});

test("a hook that fails is loud: 599 and on record, not an answer of the API", async () => {
  const simulator = await start();
  simulator.control.hook({ match: {}, when: "before", run: { do: "accept", who: "nobody@example.com" } });
  expect(await call(simulator, "GET /orgs")).toMatchObject({
    status: 599,
    body: { errors: ["The simulator failed: There is no nobody@example.com."] },
  });
  expect(simulator.control.unexpected()).toMatchObject([{ fault: "simulator-failure", status: 599 }]);
});

test("closing does not wait for a hook that never ends", async () => {
  const simulator = await start();
  const { promise, arrive } = arrival();
  simulator.control.hook({
    match: {},
    when: "before",
    run: () => {
      arrive();
      return new Promise(() => {});
    },
  });
  const waiting = call(simulator, "GET /orgs").catch(() => "broken");
  await promise;
  await simulator.close();
  expect(await waiting).toBe("broken");
});

function arrival() {
  let arrive = () => {};
  const promise = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { promise, arrive };
}

test("hooks are taken back one by one or all together", async () => {
  const simulator = await start();
  let ran = 0;
  const rule = { match: {}, when: "before", run: () => (ran += 1) } as const;
  const { id } = simulator.control.hook(rule);
  simulator.control.hook(rule);
  simulator.control.removeHook({ id });
  await call(simulator, "GET /orgs");
  expect(ran).toBe(1);
  simulator.control.clearHooks();
  await call(simulator, "GET /orgs");
  expect(ran).toBe(1);
});

test("when a hook runs must be said", async () => {
  const { control } = await start();
  expect(() => control.hook({ match: {}, when: "during" as never, run: { do: "clearLog" } })).toThrow(
    'Expected `when` to be "before" or "after", got "during".',
  );
});
