import type { User } from "../../../../src/automox/model/person";
import type { UserListing } from "../../../../src/automox/people-list";
import type { PeopleSource } from "../../../../src/provider/roster/people-source";
import { Roster } from "../../../../src/provider/roster/roster";
import { Writes } from "../../../../src/provider/roster/writes";

const closing = new AbortController().signal;

const complete = (listing: UserListing, isIn = false) =>
  new Roster({
    source: { listing: async () => listing } as unknown as PeopleSource,
    ...{ org: 1, closing, maxRemovals: undefined, writes: new Writes(), owner: { isIn: async () => isIn } },
  }).complete({ signal: closing });

describe("a list that must not be short", () => {
  const ada: User = { id: 1, email: "Ada@example.com" };
  const bob: User = { id: 2, email: "bob@example.com" };
  const again: User = { id: 3, email: "ada@EXAMPLE.com" };

  test("has each address once: the record that an import would take", async () => {
    expect(await complete({ users: [ada, bob, again], announced: 3 })).toEqual([ada, bob]);
  });
  test("may have nobody, where nobody must be there", async () => {
    expect(await complete({ users: [], announced: undefined })).toEqual([]);
  });
  test("has whoever has an address, whatever else the row lacks", async () => {
    const { email } = bob;
    const odd = [{ reason: "without a number", email }];
    expect(await complete({ users: [ada, { email }], announced: 2, odd })).toEqual([ada, { email }]);
  });
  test.each<readonly [string, UserListing, string]>([
    [
      "fewer rows than it announces",
      { users: [ada], announced: 2 },
      "The list of organization 1 is incomplete",
    ],
    [
      "a row without an address",
      { users: [ada], announced: 2, odd: [{ reason: "without an address", id: 2 }] },
      "The list of organization 1 is incomplete",
    ],
    [
      "nobody, not even the owner of the key",
      { users: [], announced: undefined },
      "is empty, which cannot be",
    ],
  ])("is an error with %s", async (_name, listing, said) => {
    await expect(complete(listing, true)).rejects.toThrow(said);
  });
});
