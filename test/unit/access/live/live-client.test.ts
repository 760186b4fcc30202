import type { Io } from "../../../../src/access/cli/command";
import { scopeOf, withLiveClient } from "../../../../src/access/live/live-client";

const ACCOUNT = "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";
const OTHER = "1b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";
const options = { color: true, args: [] };

test.each([
  ["nothing", {}, {}, { organizations: [], accountId: undefined }],
  ["an organization of the environment", {}, { AUTOMOX_ORG_ID: " 12345 " }, { organizations: [12345] }],
  ["an option in place of it", { org: [7, 8] }, { AUTOMOX_ORG_ID: "12345" }, { organizations: [7, 8] }],
  [
    "an account of the environment, which alone switches nothing",
    {},
    { AUTOMOX_ACCOUNT_UUID: ACCOUNT },
    { accountId: undefined },
  ],
  [
    "it with the contract",
    { contract: "account" as const },
    { AUTOMOX_ACCOUNT_UUID: ACCOUNT },
    { accountId: ACCOUNT },
  ],
  ["an account named", { accountId: OTHER }, { AUTOMOX_ACCOUNT_UUID: ACCOUNT }, { accountId: OTHER }],
  [
    "an account named, and the other contract",
    { accountId: OTHER, contract: "organization" as const },
    {},
    { accountId: undefined },
  ],
])("%s", (...row) => {
  const [, given, env, expected] = row;
  expect(scopeOf({ ...options, ...given }, { env })).toMatchObject(expected);
});

test("the account contract without an account, and a bad organization, say what is missing", () => {
  expect(() => scopeOf({ ...options, contract: "account" }, { env: {} })).toThrow(
    /--account-id or AUTOMOX_ACCOUNT_UUID/,
  );
  for (const text of ["acme", "1e3", "0x10", "0", "12.0"])
    expect(() => scopeOf(options, { env: { AUTOMOX_ORG_ID: text } })).toThrow(/AUTOMOX_ORG_ID/);
});

test("a malformed address is the user's to mend, and the key stays out of the message", async () => {
  const io = {
    env: { AUTOMOX_API_KEY: "secret-key", AUTOMOX_BASE_URL: "http://example.com" },
    version: "1",
  } as unknown as Io;
  const failure = await withLiveClient(options, io, async () => "used").catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: "AccessError", message: expect.stringMatching(/https/) });
  expect(String(failure)).not.toContain("secret-key");
});
