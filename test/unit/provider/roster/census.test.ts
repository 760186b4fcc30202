import fc from "fast-check";
import type { User } from "../../../../src/automox/model/person";
import { Census } from "../../../../src/provider/roster/census";
import { Overlay } from "../../../../src/provider/roster/overlay";
import { snapshotOf } from "../../../../src/provider/roster/snapshot";

// Whatever this process writes in whatever order, counting each write comes to what looking at everybody comes to.

const name = fc.constantFrom("ada", "Ada", "ben", "cleo");
const user: fc.Arbitrary<User> = fc.record({
  email: name.map((each) => `${each}@example.com`),
  role: fc.constantFrom("admin", "viewer"),
});
const write = fc.oneof(
  fc.record({ kind: fc.constant("wrote" as const), user }),
  fc.record({ kind: fc.constant("removed" as const), user }),
  fc.record({ kind: fc.constant("renamed" as const), user, from: name.map((each) => `${each}@example.com`) }),
);
const isMeant = ({ role }: User) => role === "admin";

test("a census that counts each write tells what a new one tells, and what the plain sum is", () => {
  const property = fc.property(fc.array(user), fc.array(write), (users, writes) => {
    const overlay = new Overlay();
    const listed = snapshotOf({ users, announced: undefined });
    const census = new Census(listed, overlay, isMeant);
    const own = new Map<string, User | null>();
    for (const each of writes) {
      const key = each.user.email.toLowerCase();
      if (each.kind === "removed") overlay.removed(each.user.email);
      if (each.kind === "wrote") overlay.wrote(each.user);
      if (each.kind === "renamed") overlay.renamed(each.from, each.user);
      if (each.kind === "renamed") own.set(each.from.toLowerCase(), null);
      own.set(key, each.kind === "removed" ? null : each.user);
      const told = [census.members, sorted(census)];
      expect(told).toEqual(plain(users, own));
    }
    expect([census.members, sorted(census)]).toEqual(plain(users, own));
  });
  fc.assert(property);
});

const sorted = (census: Census) =>
  [...census.candidates()].map(([key, { email }]) => `${key} ${email}`).sort();

function plain(users: readonly User[], own: ReadonlyMap<string, User | null>) {
  const rows = users.map((each) => {
    const written = own.get(each.email.toLowerCase());
    return written === undefined ? each : written;
  });
  const listed = new Set(users.map(({ email }) => email.toLowerCase()));
  const unlisted = [...own].filter(([key]) => !listed.has(key)).map(([, each]) => each);
  const all = [...rows, ...unlisted].filter((each) => each !== null);
  return [
    all.length,
    all
      .filter(isMeant)
      .map(({ email }) => `${email.toLowerCase()} ${email}`)
      .sort(),
  ];
}
