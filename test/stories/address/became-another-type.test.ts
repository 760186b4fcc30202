// A person is removed as one type and created as the other: the moved block of the error can be copied but for the names.
import { membership } from "../../support/account-world";
import { inBothContracts } from "../../support/both-contracts";
import type { CoreOptions } from "../../support/core/plan";
import { errors, ORG, person, worldForEach } from "../../support/world";

const orders: readonly (readonly [string, Partial<CoreOptions>])[] = [
  ["the removal planned first", { parallelism: 1, shuffle: (list) => [...list].reverse() }],
  ["the creation planned first", { parallelism: 1 }],
];

inBothContracts("a person who becomes another type without a moved block", ({ startWorld, it }) => {
  const world = worldForEach(startWorld);
  const user = person("ada");
  const { address, type, config } = membership("ada", ORG);
  const asMembership = { address, type, config: { ...user.config, ...config } };

  const ways = [
    [user, asMembership],
    [asMembership, user],
  ] as const;

  it.each(orders.flatMap(([order, more]) => ways.map((way) => [order, more, way] as const)))(
    "names both types, %s",
    async (_order, more, [before, after]) => {
      const core = world.core({}, more);
      await core.run([before]);
      const { diagnostics } = await core.plan([after]);
      expect(errors(diagnostics)).toEqual(["user/removed-and-created"]);
      expect(diagnostics.find(({ severity }) => severity === "error")?.detail).toContain(
        `  moved {\n    from = ${before.type}.OLD # the address that the plan destroys\n` +
          `    to   = ${after.type}.NEW # the address that it creates\n  }`,
      );
    },
  );
});
