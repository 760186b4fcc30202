import fc from "fast-check";
import { idsFor } from "../../../../src/access/adopt/resource-names";

const ids = (emails: readonly string[], taken: Record<string, string | null> = {}) =>
  Object.fromEntries(idsFor(emails, new Map(Object.entries(taken))));

test.each([
  ["Ada.Example@example.com", "ada_example"],
  ["ada+test@example.com", "ada_test"],
  ["1st@example.com", "user_1st"],
  ["zoë@example.com", "zoe"],
  ["o'neil@example.com", "o_neil"],
  ["constructor@example.com", "user_constructor"],
])("%s is %s", (email, id) => {
  expect(Object.values(ids([email]))).toEqual([id]);
});

test("an address without a letter of ours has a digest, and still a name", () => {
  expect(ids(["山田@example.com"])["山田@example.com"]).toMatch(/^user_[0-9a-f]{8}$/);
});

test("who shares a name with somebody gets the domain, both of them, and a digest where that is shared too", () => {
  expect(ids(["ada@example.com", "ada@example.org", "bob@example.com"])).toEqual({
    "ada@example.com": "ada_example_com",
    "ada@example.org": "ada_example_org",
    "bob@example.com": "bob",
  });
  const both = Object.values(ids(["a.b@example.com", "a-b@example.com"]));
  expect(both).toEqual([
    expect.stringMatching(/^a_b_example_com_[0-9a-f]{8}$/),
    expect.stringMatching(/^a_b_example_com_/),
  ]);
  expect(new Set(both).size).toBe(2);
});

test("an id of somebody else is passed over, one's own is kept", () => {
  expect(ids(["ada@example.com"], { ada: "ada@example.org" })).toEqual({
    "ada@example.com": "ada_example_com",
  });
  expect(ids(["ada@example.com"], { ada: null })).toEqual({ "ada@example.com": "ada_example_com" });
  expect(ids(["ada@example.com"], { queen: "ada@example.com" })).toEqual({ "ada@example.com": "queen" });
});

test("ids are names for Terraform, one for each person, and no matter of order or of who else is there", () => {
  const email = fc
    .tuple(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
      fc.constantFrom("example.com", "example.org"),
    )
    .map(([local, domain]) => `${local.replaceAll(/[@\s]/g, "") || "x"}@${domain}`);
  fc.assert(
    fc.property(
      fc.uniqueArray(email, { selector: (one) => one.trim().toLowerCase(), maxLength: 12 }),
      (emails) => {
        const found = idsFor(emails, new Map());
        expect(new Set(found.values()).size).toBe(emails.length);
        for (const id of found.values()) expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
        expect([...idsFor([...emails].reverse(), new Map())].sort()).toEqual([...found].sort());
        // Whoever was adopted keeps the id, and newcomers never take it.
        const half = emails.slice(0, Math.ceil(emails.length / 2));
        const first = idsFor(half, new Map());
        const again = idsFor(emails, new Map([...first].map(([one, id]) => [id, one])));
        for (const [one, id] of first) expect(again.get(one)).toBe(id);
        expect(new Set(again.values()).size).toBe(emails.length);
      },
    ),
  );
});
