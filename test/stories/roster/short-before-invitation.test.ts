import type { Knobs } from "../../../src/simulator/knobs/knobs";
import { inBothContracts } from "../../support/both-contracts";
import { errors, person, seedUser, warnings, worldForEach } from "../../support/world";

const ADA = "ada@example.com";
const COUNTED: Partial<Knobs> = { listEnvelope: "data-metadata", secondInvitation: "accept" };

inBothContracts(
  "ch04 a list shorter than it announces, before an invitation",
  ({ startWorld, it, contract }) => {
    const world = worldForEach(() => startWorld({ knobs: COUNTED }));
    const ada = person("ada");
    const sent = () => world.requests().filter((line) => !line.startsWith("GET "));
    const own = contract.operations.list as "list-users" | "list-zone-users";

    it.each(["pending", "active"] as const)("nobody who is %s and on no list is invited", async (status) => {
      world.control.addByHand(seedUser("ada", { status }));
      // Of the organization contract no other list of the same key is counted; whoever is known there is refused.
      world.control.turn({ oddRows: [{ email: ADA, lacks: "row" }] });
      const core = world.core();
      const { plan, applied } = await core.run([ada, person("bob")]);
      const [error] = applied;
      // In the account contract nobody is invited; in the other whoever is known is refused, and all others are invited.
      const isSure = contract.name === "organization";
      expect(errors(applied)).toEqual(
        isSure ? ["roster/incomplete"] : ["roster/incomplete", "roster/incomplete"],
      );
      expect(world.mails("bob@example.com")).toBe(isSure ? 1 : 0);
      expect(error?.detail).toMatch(/announced (2 people and listed 1|3 people and listed 2), twice/);
      expect(warnings(plan.diagnostics).filter((code) => code !== "roster/incomplete")).toEqual([]);
      expect(world.mails(ADA)).toBe(0);
      expect(core.state.has(ada.address)).toBe(false);
    });

    it("whoever another list shows is taken over", async () => {
      world.control.addByHand(seedUser("ada"));
      world.control.turn({ oddRows: [{ email: ADA, lacks: "row", of: "list-zone-users" }] });
      const core = world.core();
      const { applied } = await core.run([ada]);
      expect({ errors: errors(applied), sent: sent(), has: core.state.has(ada.address) }).toEqual({
        errors: [],
        sent: [],
        has: true,
      });
    });

    it("pages that are cut give themselves away in another size", async () => {
      world.control.addByHand(seedUser("ada"));
      world.control.fault({
        match: { method: "GET", path: "/users$", query: { limit: "500" }, times: 99 },
        effect: { kind: "short-page", rows: 1 },
      });
      const core = world.core();
      expect(errors((await core.run([ada])).applied)).toEqual([]);
      expect({ sent: sent(), has: core.state.has(ada.address) }).toEqual({ sent: [], has: true });
    });

    it("a total that is always too high stops no invitation", async () => {
      world.control.addByHand(seedUser("eve"));
      world.control.turn(own === "list-users" ? { listCounts: "too-high" } : { accountCounts: "too-high" });
      const core = world.core();
      const { plan, applied } = await core.run([ada, person("bob")]);
      expect({ told: [...plan.diagnostics, ...applied], mails: world.mails(ADA) }).toEqual({
        told: [],
        mails: 1,
      });
    });

    it("an empty list that announces people is believed by nobody", async () => {
      world.control.fault({
        match: { method: "GET", path: "/users$", times: 99 },
        effect: { kind: "short-page", rows: 0 },
      });
      const { applied } = await world.core().run([ada]);
      expect({ errors: errors(applied), sent: sent() }).toEqual({ errors: ["roster/incomplete"], sent: [] });
    });
  },
);
