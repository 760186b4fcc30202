import {
  compareRoles,
  DEFAULT_ROLE_ORDER,
  foldRole,
  isAdministrator,
  rankOf,
} from "../../../../src/access/facts/rank";

describe("every word and label that documents and console ever used has a rank", () => {
  test.each([
    ["admin", "zone-admin"],
    ["Administrator", "zone-admin"],
    ["Full Administrator", "zone-admin"],
    ["Zone Administrator", "zone-admin"],
    ["Organization Administrator", "zone-admin"],
    ["operator", "zone-operator"],
    ["Patch Administrator", "zone-operator"],
    ["Zone Operator", "zone-operator"],
    ["Organization Operator", "zone-operator"],
    ["patch-operator", "patch-operator"],
    ["Patch Operator", "patch-operator"],
    ["helpdesk-operator", "helpdesk-operator"],
    ["Helpdesk Operator", "helpdesk-operator"],
    ["billing-admin", "billing-admin"],
    ["Billing Administrator", "billing-admin"],
    ["viewer", "read-only"],
    ["Read Only", "read-only"],
    ["Read-Only", "read-only"],
    ["read-only", "read-only"],
    ["Account Administrator", "account-admin"],
    ["Global Administrator", "global-admin"],
    ["global-admin", "global-admin"],
    ["No Global Access", "no-global-access"],
    ["non-global-admin", "no-global-access"],
  ])("%s is %s", (word, slug) => {
    expect(foldRole(word)).toBe(slug);
    expect(rankOf(word)).toBe(DEFAULT_ROLE_ORDER.findIndex((equals) => equals.includes(slug)));
  });
});

test.each([
  ["viewer", "operator", "raised"],
  ["admin", "viewer", "lowered"],
  ["zone-admin", "global-admin", "raised"],
  ["billing-admin", "helpdesk-operator", "sideways"],
  ["admin", "zone-admin", "same"],
  ["viewer", "auditor", "unknown"],
  ["auditor", "controller", "unknown"],
  [null, "viewer", "raised"],
  ["viewer", null, "lowered"],
  [null, null, "same"],
  ["zone-admin, auditor", "auditor, admin", "same"],
  ["zone-admin, auditor", "auditor", "unknown"],
  ["viewer, billing-admin", "operator", "raised"],
  ["zone-admin, billing-admin", "operator", "lowered"],
] as const)("from %s to %s is %s", (before, after, expected) => {
  expect(compareRoles(before, after)).toBe(expected);
});

test("another order can be given", () => {
  expect(compareRoles("viewer", "auditor", [["auditor"], ["viewer"]])).toBe("lowered");
});

test.each([
  ["admin", true],
  ["global-admin", true],
  ["Account Administrator", true],
  ["billing-admin", false],
  ["auditor", false],
  ["auditor, zone-admin", true],
  ["auditor, controller", false],
  [null, false],
] as const)("%s administers others: %s", (role, expected) => {
  expect(isAdministrator(role)).toBe(expected);
});
