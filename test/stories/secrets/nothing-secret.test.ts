import { SECRET_MARKER } from "../../../src/simulator/operations/user-view";
import { inBothContracts } from "../../support/both-contracts";
import type { Core } from "../../support/core/core";
import { errors, expectSilence, KEY, person, worldForEach } from "../../support/world";

const SECRETS = [KEY, SECRET_MARKER, "intercom_hmac", "access_key"];
/** A person as `GET /users/{id}` answers since lately, and nobody's address in it. */
const LEAKY = {
  intercom_hmac: `${SECRET_MARKER}-hmac`,
  metadata: { note: SECRET_MARKER },
  orgs: [{ id: 12345, access_key: SECRET_MARKER }],
};

inBothContracts("025 secrets in answers and settings", ({ startWorld, it, expected }) => {
  const world = worldForEach(startWorld);

  const expectNone = (core: Core, told: unknown) => {
    const state = [...core.state.values()].map(({ value, privateData }) => [
      value,
      Buffer.from(privateData).toString(),
    ]);
    const everything = [JSON.stringify([state, told]), ...core.log.lines].join("\n");
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  };

  it("reach neither state nor log", async () => {
    world.control.turn({ extraFields: "many", userOrgs: "objects" });
    const core = world.core();
    const ada = person("ada", {
      more: expected("more", { prefs_json: JSON.stringify({ digest: "daily" }) }),
    });
    const { plan, applied } = await core.run([ada]);
    await expectSilence(core, [ada]);
    expectNone(core, [plan, applied]);
  });

  it.each([
    ["a refusal", 400, LEAKY],
    ["a person without address", 200, LEAKY],
    ["a list of such", 200, [LEAKY, { ...LEAKY, email: 42 }]],
    ["a breakdown", 500, { errors: ["Something broke."], ...LEAKY }],
  ])("reach no diagnostic, with %s in place of an answer", async (_name, status, body) => {
    const core = world.core();
    const ada = person("ada");
    await core.run([ada]);
    world.control.fault({ match: { method: "GET" }, effect: { kind: "answer", status, body } });
    const { diagnostics } = await core.plan([ada]);
    expect(errors(diagnostics)).not.toEqual([]);
    expectNone(core, diagnostics);
  });
});
