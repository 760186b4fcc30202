import { ACME, BOB, start } from "../../support/simulator/calling";
import { EXAMPLE_KEY, exampleOf, replay } from "../../support/simulator/replay";

const fixture = (name: string) => exampleOf("organization", name);

const SEED = {
  organizations: [{ id: ACME, name: "Acme Corp", plan: "business" }],
  users: [{ id: 101, email: "alice@example.com", firstname: "Alice", lastname: "Smith", role: "admin" }],
  keys: [{ key: EXAMPLE_KEY, userId: 101 }],
};
const WITH_BOB = { ...SEED, users: [...SEED.users, { ...BOB, id: 202, status: "pending" as const }] };

describe.each([
  ["with the full data model", "all"],
  ["with the examples' fields only", "example"],
] as const)("%s", (_name, userFields) => {
  test.each([
    ["list-users", SEED],
    ["list-users-bulk", SEED],
    ["get-user", SEED],
    ["get-self", SEED],
    ["list-organizations", SEED],
    ["invite-user", SEED],
    ["update-user", WITH_BOB],
    ["delete-user", WITH_BOB],
  ])("the documented example %s is answered as documented", async (name, seed) => {
    const { request, response } = fixture(name);
    const simulator = await start({ seed, knobs: { userFields } });
    const answered = await replay(simulator.url, request);
    // Where the contract shows no answer, or no status, any success will do.
    if (response?.statusWritten) expect(answered.status).toBe(response.status);
    else expect(answered.status).toBeLessThan(300);
    // The examples leave out fields that the data model has; where only theirs are sent, they must be all.
    if (response?.body && userFields === "all") expect(answered.body).toMatchObject(response.body as object);
    if (response && userFields === "example") expect(answered.body).toEqual(response.body);
    expect(simulator.control.log()[0]?.ignored).toEqual([]);
  });
});

test("the examples work one after the other as the story they tell", async () => {
  const simulator = await start({ seed: SEED });
  for (const name of ["list-organizations", "invite-user"])
    await replay(simulator.url, fixture(name).request);
  const poll = { ...fixture("get-user").request, path: `/api/users/202?o=${ACME}` };
  expect((await replay(simulator.url, poll)).body.status).toBe("pending");
  simulator.control.accept({ who: "bob@example.com" });
  expect((await replay(simulator.url, poll)).body.status).toBe("active");
  await replay(simulator.url, fixture("update-user").request);
  expect(await replay(simulator.url, fixture("delete-user").request)).toEqual({ status: 204, body: null });
  expect((await replay(simulator.url, poll)).status).toBe(404);
});
