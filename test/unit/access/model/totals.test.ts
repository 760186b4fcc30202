import { totalsOf } from "../../../../src/access/model/totals";
import { ada, as, create, ORG, plan, remove, unchanged, update } from "../../../support/access/plan-builder";

const somebody = (name: string, more = {}) => [{ ...as(name).attributes, ...more }, as(name)] as const;

test("people are counted before and after, once each, whatever their memberships", async () => {
  const { changes } = await plan([
    unchanged(...somebody("ann", { role: "admin" })),
    unchanged(
      { ...as("ann").attributes, email: "ANN@example.com", org_id: 777 },
      { type: "automox_org_membership" },
    ),
    update({ ...as("bob").attributes, role: "viewer" }, { role: "admin" }, as("bob")),
    create(...somebody("carl", { role: "admin" })),
    remove(...somebody("dora", { role: "admin", status: "pending" })),
    update({ ...as("emil").attributes, active: true }, { active: false }, as("emil")),
    { actions: ["forget"], before: { ...as("fay").attributes, org_id: ORG, role: "viewer" }, ...as("fay") },
    remove({ ...as("old").attributes, role: "admin" }, { ...as("old"), more: { deposed: "abcd" } }),
  ]);
  expect(totalsOf(changes)).toEqual({
    from: {
      people: 5,
      memberships: 6,
      administrators: 2,
      activeAdministrators: 1,
      globalAdministrators: 0,
      pending: 1,
      disabled: 0,
    },
    to: {
      people: 4,
      memberships: 5,
      administrators: 3,
      activeAdministrators: 2,
      globalAdministrators: 0,
      pending: 1,
      disabled: 1,
    },
  });
});

test("who is created before the old object goes is invited only where somebody else comes", async () => {
  const pendingAfter = async (...actions: string[]) => {
    const both = { before: ada({ role: "admin" }), after: ada({ role: "admin", status: undefined }) };
    return totalsOf((await plan([{ actions, ...both }])).changes).to.pending;
  };
  expect(await pendingAfter("create", "delete")).toBe(0);
  expect(await pendingAfter("delete", "create")).toBe(1);
  expect(await pendingAfter("forget", "create")).toBe(0);
});
