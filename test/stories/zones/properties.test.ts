import fc from "fast-check";
import { ASIA, accountWorld, EUROPE, nameless, rolesOf, ZONE } from "../../support/account-world";
import { errors, expectSilence, ORG, type World } from "../../support/world";

const EMAIL = "ada@example.com";
const zone = (org: number) => fc.constantFrom(String(org), ZONE[org] ?? "");
const role = fc.constantFrom("viewer", "read-only", "operator", "zone-admin");

/** A map over any of the two further zones, spelled either way; null: the attribute is not there. */
const zoneRoles = fc.option(
  fc
    .tuple(fc.option(fc.tuple(zone(EUROPE), role)), fc.option(fc.tuple(zone(ASIA), role)))
    .map((entries) => new Map(entries.filter((entry) => entry !== null))),
);

const steps = fc.array(fc.record({ zones: zoneRoles, accept: fc.boolean(), refresh: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
});

const WORD: Readonly<Record<string, string>> = { "read-only": "viewer", "zone-admin": "admin" };

const expected = (zones: ReadonlyMap<string, string> | null): Readonly<Record<number, string>> =>
  Object.fromEntries([
    [ORG, "viewer"],
    ...[...(zones ?? [])].map(([key, word]) => {
      const org = [EUROPE, ASIA].find((number) => key === String(number) || key === ZONE[number]);
      return [org, WORD[word] ?? word];
    }),
  ]);

describe.each(["listed", "hidden"] as const)(
  "zone_roles in any order, pending people %s",
  (pendingPeople) => {
    it("end as configured, with one mail, whatever was there before", async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          const world: World = await accountWorld({
            // Roles are changed by another invitation, so that every map can be reached from every other.
            knobs: { pendingPeople, lastZone: "unassigned", knownPersonJoins: "active" },
          });
          try {
            const core = world.core({ account: { role_change: "reinvite" }, guards: { last_admin: "off" } });
            let isAccepted = false;
            for (const { zones, accept, refresh } of list) {
              const ada = nameless("ada", { more: { zone_roles: zones } });
              // A zone of somebody whom nobody shows cannot be taken: that is a case of its own.
              if (!isAccepted && core.state.size > 0) {
                world.control.accept({ who: EMAIL });
                isAccepted = true;
              }
              const plan = await core.plan([ada], { refresh: refresh || isAccepted });
              expect(errors(plan.diagnostics)).toEqual([]);
              expect(errors(await core.apply(plan))).toEqual([]);
              expect(rolesOf(world, EMAIL)).toEqual(expected(zones));
              await expectSilence(core, [ada]);
              if (accept && !isAccepted) {
                world.control.accept({ who: EMAIL });
                isAccepted = true;
                await expectSilence(core, [ada]);
              }
            }
            expect(world.mails(EMAIL)).toBe(1);
            expect(errors((await core.run([])).applied)).toEqual(
              isAccepted || pendingPeople === "listed" ? [] : ["invitation/cannot-withdraw"],
            );
          } finally {
            await world.end();
          }
        }),
        { numRuns: 8 },
      );
    }, 120_000);
  },
);
