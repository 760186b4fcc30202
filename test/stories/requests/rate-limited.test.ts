import { inBothContracts } from "../../support/both-contracts";
import { errors, expectSilence, person, worldForEach } from "../../support/world";

inBothContracts("017 a 429 in every form", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);

  it.each([
    ["without Retry-After", undefined],
    ["with seconds", 7],
    ["with a date", new Date(Date.now() + 5_000).toUTCString()],
    ["with garbage", "soon"],
    ["with zero", 0],
  ] as const)("is waited out: %s", async (_name, retryAfter) => {
    const core = world.core();
    const ada = person("ada");
    const effect = { kind: "rate-limited" as const, ...(retryAfter === undefined ? {} : { retryAfter }) };
    world.control.fault({ match: { method: "POST", nth: 1 }, effect });
    const { applied } = await core.run([ada]);
    expect(errors(applied)).toEqual([]);
    expect(world.mails("ada@example.com")).toBe(1);
    await expectSilence(core, [ada]);
  });

  it("is an error that names both times when the API asks for a day", async () => {
    const core = world.core();
    world.control.fault({
      match: { method: "POST", times: 9 },
      effect: { kind: "rate-limited", retryAfter: 86_400 },
    });
    const { applied } = await core.run([person("ada")]);
    expect(errors(applied)).toEqual(["automox/rate-limited"]);
    expect(core.state.size).toBe(0);
    expect(world.clock.slept.filter((ms) => ms > 300_000)).toEqual([]);
  });
});
