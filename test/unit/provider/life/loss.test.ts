import type { Client } from "../../../../src/automox/client";
import type { User } from "../../../../src/automox/model/person";
import { accountContract } from "../../../../src/provider/contracts/account/account-contract";
import { organizationContract } from "../../../../src/provider/contracts/organization/organization-contract";
import { lossByTakeOver } from "../../../../src/provider/life/loss";
import type { RoleChange } from "../../../../src/provider/schemas/contract";

const user = (more: Partial<User>): User => ({
  id: 7,
  email: "bea@example.com",
  role: "viewer",
  status: "active",
  ...more,
});

interface Row {
  readonly there: Partial<User>;
  readonly wanted: { readonly role: string | undefined; readonly active: boolean | null };
  readonly kind?: string;
}

const organization = organizationContract({ client: {} as Client, org: 1 });
const account = (roleChange: RoleChange) =>
  accountContract({ settings: { roleChange } } as Parameters<typeof accountContract>[0]);

const admin = { role: "admin" };
const stays = { role: "viewer", active: null };
const off = { role: "viewer", active: false };

const TAKEN: Record<string, Row> = {
  "somebody left as they are": { there: {}, wanted: stays },
  "somebody to be enabled": { there: { status: "disabled" }, wanted: { role: "viewer", active: true } },
  "somebody disabled already": { there: { status: "disabled" }, wanted: off },
  "somebody active to be disabled": { there: {}, wanted: off, kind: "deactivation" },
  "an administrator to be disabled": {
    there: admin,
    wanted: { ...admin, active: false },
    kind: "deactivation",
  },
  "an administrator to be lowered": { there: admin, wanted: stays, kind: "demotion" },
  "an administrator by label": { there: { role: "Zone Administrator" }, wanted: stays, kind: "demotion" },
  "an administrator who stays one": { there: { role: "zone-admin" }, wanted: { ...admin, active: null } },
  "a role that is not known yet": { there: admin, wanted: { role: undefined, active: null } },
  "somebody raised": { there: {}, wanted: { ...admin, active: null } },
};

test.each(Object.keys(TAKEN))("a take-over of %s", (name) => {
  const { there, wanted, kind } = TAKEN[name] as Row;
  const wasAdmin = there.role !== undefined;
  expect(lossByTakeOver(user(there), wanted, organization)).toEqual(
    kind && { email: "bea@example.com", userId: 7, wasAdmin, kind },
  );
});

const global = { accountRole: "global-admin" };
const none = { ...stays, account_role: "no-global-access" };

const IN_ACCOUNT: Record<
  string,
  Omit<Row, "wanted"> & { readonly wanted: Parameters<typeof lossByTakeOver>[1] }
> = {
  "a global administrator who keeps the account role": { there: global, wanted: stays },
  "a global administrator who loses it": { there: global, wanted: none, kind: "demotion" },
  "a global administrator who becomes the organization's": { there: global, wanted: { ...none, ...admin } },
  "an administrator to be lowered": { there: admin, wanted: stays, kind: "demotion" },
  "an administrator lowered and raised to the account": {
    there: admin,
    wanted: { ...none, account_role: "global-admin" },
  },
};

test.each(Object.keys(IN_ACCOUNT))("a take-over, with the account contract, of %s", (name) => {
  const row = IN_ACCOUNT[name];
  expect(row && lossByTakeOver(user(row.there), row.wanted, account("undocumented"))?.kind).toBe(row?.kind);
});

test("a take-over that changes a role by another invitation removes the person first", () => {
  expect(lossByTakeOver(user({}), { ...admin, active: null }, account("reinvite"))?.kind).toBe("removal");
  expect(lossByTakeOver(user({}), stays, account("reinvite"))).toBeUndefined();
});
