import fc from "fast-check";
import type { OddRow } from "../../../src/simulator/knobs/answer-knobs";
import { inBothContracts } from "../../support/both-contracts";
import { errors, person, seedUser, worldForEach } from "../../support/world";

const LACKS = ["ids", "address", "both"] as const;
const EVE = "eve@example.com";

inBothContracts("ch11 a row that does not say who it is", ({ startWorld, it, contract }) => {
  const world = worldForEach(() => startWorld({ knobs: { secondInvitation: "accept" } }));
  const [ada, bob] = [person("ada"), person("bob")];
  const lacking = (...odd: readonly OddRow[]) => world.control.turn({ oddRows: odd });
  const invited = () => world.control.invitations().map(({ email }) => email);

  it.each(LACKS)("stops nobody else: without %s", async (lacks) => {
    world.control.addByHand(seedUser("eve"));
    world.control.addByHand(seedUser("ada"));
    lacking({ email: EVE, lacks });
    const core = world.core();
    const { applied } = await core.run([ada, bob]);
    expect({ errors: errors(applied), invited: invited() }).toEqual({
      errors: [],
      invited: [bob.config.email],
    });
    const changed = await core.run([person("ada", { role: "operator" }), bob]);
    expect(errors(changed.applied)).toEqual([]);
    const removed = await core.run([bob]);
    expect({ errors: errors(removed.applied), left: core.state.size }).toEqual({ errors: [], left: 1 });
  });

  it.each(LACKS)("lets nobody be called gone: without %s", async (lacks) => {
    world.control.addByHand(seedUser("eve"));
    const core = world.core();
    await core.run([ada, bob, person("cid"), person("dan")]);
    world.control.accept({ who: "ada@example.com" });
    await core.run([ada, bob, person("cid"), person("dan")]);
    world.control.removeByHand({ who: "ada@example.com" });
    lacking({ email: EVE, lacks });
    const plan = await core.plan([bob, person("cid"), person("dan"), ada]);
    expect(errors(plan.diagnostics)).toEqual(["roster/incomplete"]);
    expect(plan.changes.filter(({ action }) => action === "create")).toEqual([]);
  });

  it.each(["active", "pending"] as const)("serves by its address alone: %s", async (status) => {
    world.control.addByHand(seedUser("ada", { status, firstname: "ada" }));
    lacking({ email: "ada@example.com", lacks: "ids" });
    const core = world.core();
    const { applied } = await core.run([ada]);
    expect({ errors: errors(applied), invited: invited() }).toEqual({ errors: [], invited: [] });
    expect(core.state.get(ada.address)?.value).toMatchObject({ status });
    const { applied: removed } = await core.run([]);
    const known =
      contract.name === "organization" || status === "active"
        ? "user/unnumbered"
        : "invitation/cannot-withdraw";
    expect({ errors: errors(removed), left: core.state.size }).toEqual({ errors: [known], left: 1 });
  });

  it("is asked for by its number, once, before an invitation", async () => {
    const { id, uuid } = world.control.addByHand(seedUser("ada"));
    world.control.addByHand(seedUser("eve"));
    lacking({ email: "ada@example.com", lacks: "address" }, { email: EVE, lacks: "address" });
    const core = world.core();
    world.requests();
    const { applied } = await core.run([ada, bob, person("cid")]);
    expect(errors(applied)).toEqual([]);
    expect(invited().sort()).toEqual(["bob@example.com", "cid@example.com"]);
    const one = world.requests().filter((line) => new RegExp(`^GET .*/users/(${id}|${uuid})$`).test(line));
    // Once by the plan and once by the apply, which are two processes; the take-over looks too.
    expect(one.length).toBeLessThanOrEqual(4);
  });

  it("and nobody is told from it by a data source, which says so", async () => {
    world.control.addByHand(seedUser("eve"));
    lacking({ email: EVE, lacks: "address" });
    // The core throws what a data source says.
    await expect(world.core().data("automox_users", {})).rejects.toThrow("roster/left-out");
  });

  it("whatever the rows, nobody who is there is mailed and everybody else is served", async () => {
    const keys = ["p", "q", "r", "s"];
    const odd = fc.option(fc.constantFrom(...LACKS), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(odd, fc.constantFrom("active", "pending", undefined)), {
          minLength: 4,
          maxLength: 4,
        }),
        async (rows) => {
          const one = await startWorld({ knobs: { secondInvitation: "accept" } });
          const there = keys.filter((key, index) => {
            const [, status] = rows[index] ?? [];
            if (status) one.control.addByHand(seedUser(key, { status: status as "active" }));
            return status !== undefined;
          });
          one.control.turn({
            oddRows: rows.flatMap(([lacks], index) =>
              lacks ? [{ email: `${keys[index]}@example.com`, lacks }] : [],
            ),
          });
          const core = one.core();
          const { applied } = await core.run(keys.map((key) => person(key)));
          const blank = keys.filter((_key, index) => rows[index]?.[0] === "both");
          const mailed = one.control.invitations().map(({ email }) => email.split("@")[0]);
          expect(mailed.filter((key) => there.includes(key ?? "") && !blank.includes(key ?? ""))).toEqual([]);
          expect(mailed).toEqual(expect.arrayContaining(keys.filter((key) => !there.includes(key))));
          const codes = contract.name === "organization" ? ["user/conflict-without-person"] : [];
          expect(errors(applied).filter((code) => !codes.includes(code))).toEqual([]);
          await one.end();
        },
      ),
      { numRuns: 20 },
    );
  });
});
