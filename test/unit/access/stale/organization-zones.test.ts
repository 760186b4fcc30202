import { withZones } from "../../../../src/access/stale/organization-zones";
import type { Account } from "../../../../src/automox/account";
import { AutomoxError } from "../../../../src/automox/transport/errors";

const ORGANIZATIONS = [
  { org: 1, zone: "shown", name: null },
  { org: 2, zone: null, name: null },
  { org: 3, zone: null, name: null },
];

async function zones(
  { accountId, failing = false }: { accountId?: string; failing?: boolean },
  organizations = ORGANIZATIONS,
) {
  let asked = 0;
  const account = {
    async zones() {
      asked += 1;
      if (failing)
        throw new AutomoxError({ kind: "forbidden", method: "GET", path: "/x", reason: "refused" });
      return [{ id: "listed", organizationId: 2, name: null }];
    },
  } as unknown as Account;
  const sources = {
    given: new Map([[3, "given"]]),
    accountId,
    call: { signal: new AbortController().signal },
  };
  const found = await withZones(organizations, { account: () => account }, sources);
  return { zones: found.map(({ zone }) => zone), asked };
}

test("the user's word first, then what the listing shows, then the account's zones", async () => {
  expect(await zones({ accountId: "x" })).toEqual({ zones: ["shown", "listed", "given"], asked: 1 });
});

test("nothing is asked where no account is known or every UUID is", async () => {
  expect(await zones({})).toEqual({ zones: ["shown", null, "given"], asked: 0 });
  expect((await zones({ accountId: "x" }, ORGANIZATIONS.slice(0, 1))).asked).toBe(0);
});

test("a refusal leaves them unknown", async () => {
  expect((await zones({ accountId: "x", failing: true })).zones).toEqual(["shown", null, "given"]);
});
