import { inBothContracts } from "../../support/both-contracts";
import { expectSilence, KEY, person, worldForEach } from "../../support/world";

inBothContracts("025 secrets in answers and settings", ({ startWorld, it, expected }) => {
  const world = worldForEach(startWorld);

  it("reach neither state nor log", async () => {
    world.control.turn({ extraFields: "many", userOrgs: "objects" });
    const core = world.core();
    const ada = person("ada", {
      more: expected("more", { prefs_json: JSON.stringify({ digest: "daily" }) }),
    });
    await core.run([ada]);
    await expectSilence(core, [ada]);
    const state = JSON.stringify(
      [...core.state.values()].map(({ value, privateData }) => [value, Buffer.from(privateData).toString()]),
    );
    const everything = `${state}\n${core.log.lines.join("\n")}`;
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain("intercom_hmac");
    expect(everything).not.toContain("access_key");
  });
});
