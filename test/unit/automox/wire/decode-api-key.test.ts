import { decodeApiKey } from "../../../../src/automox/wire/decode-api-key";
import { ShapeError } from "../../../../src/automox/wire/shape-error";

const BARE = { id: "7", name: null, isEnabled: null, createdAt: null, expiresAt: null, owner: {} };

test.each([
  [
    "as seen",
    {
      id: 7,
      name: "CI",
      is_enabled: true,
      created_at: "2025-01-02T03:04:05+0000",
      expires_at: null,
      user: { id: 9, firstname: "Ada", lastname: "L", email: "ada@example.com" },
    },
    {
      ...BARE,
      name: "CI",
      isEnabled: true,
      createdAt: "2025-01-02T03:04:05Z",
      owner: { id: 9, email: "ada@example.com" },
    },
  ],
  ["nothing but an id", { id: "7" }, BARE],
  ["an id that is no number", { id: "0a1b-2c" }, { ...BARE, id: "0a1b-2c" }],
  ["numbers for flags", { id: 7, is_enabled: 0 }, { ...BARE, isEnabled: false }],
  ["words for flags", { id: 7, is_enabled: "yes" }, BARE],
  ["an owner who is gone", { id: 7, user: { id: 9, email: null } }, { ...BARE, owner: { id: 9 } }],
  ["an owner by number", { id: 7, user_id: "9" }, { ...BARE, owner: { id: 9 } }],
  ["no readable owner", { id: 7, user: [] }, BARE],
  ["an organization", { id: 7, organization_id: 12 }, { ...BARE, organizationId: 12 }],
])("%s", (_name, row, expected) => {
  expect(decodeApiKey(row, { at: "[0]" })).toEqual(expected);
});

test("no text of a key leaves the decoder, whatever it is called", () => {
  const secrets = Object.fromEntries(
    ["api_key", "access_key", "key", "secret", "token", "value", "hash"].map((name) => [name, "S-E-C-R-E-T"]),
  );
  const row = { id: 7, ...secrets, user: { id: 9, ...secrets } };
  const found: unknown[] = [];
  const key = decodeApiKey(row, { at: "[0]", unexpected: (finding) => found.push(finding) });
  expect(JSON.stringify([key, found])).not.toContain("S-E-C-R-E-T");
  expect(key).toEqual({ ...BARE, owner: { id: 9 } });
});

test.each([[{ name: "CI" }], [{ id: 0 }], [{ id: "../7" }], [null], ["7"]])("%j is none", (row) => {
  expect(() => decodeApiKey(row, { at: "[3]" })).toThrow(
    new ShapeError("expected [3].id to be the id of an API key"),
  );
});
