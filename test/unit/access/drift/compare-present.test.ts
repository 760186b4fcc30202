import { DEFAULT_ROLE_ORDER } from "../../../../src/access/facts/rank";
import { differenceOf } from "../../../../src/access/model/compare-plans";
import { itemsOf } from "../../../../src/access/model/item";
import { toManagedPerson } from "../../../../src/access/model/person-values";
import { type Json, plan, ada as plannedAda, remove, update } from "../../../support/access/plan-builder";
import { find, state } from "../../../support/find-drift";
import { type PersonSketch, rosterOf, rosterPerson } from "../../../support/roster";

const place = {
  address: "automox_user.ada",
  stack: null,
  type: "automox_user",
  index: null,
  constructPath: null,
} as const;

describe("an edit is as severe as the same change in a plan", () => {
  const recorded = { user_id: 7, two_factor: "enabled", account_role: "no-global-access", active: true };
  test.each<[string, Json, PersonSketch | null]>([
    ["to administrator", { role: "admin" }, { role: "admin" }],
    ["to operator", { role: "operator" }, { role: "operator" }],
    ["to a custom role", { role: "Night shift" }, { role: "Night shift" }],
    ["to global administrator", { account_role: "global-admin" }, { accountRole: "global-admin" }],
    ["to another address", { email: "x@example.com" }, { email: "x@example.com" }],
    ["to another name", { first_name: "X" }, { firstName: "X" }],
    ["to no second factor", { two_factor: "disabled" }, { twoFactor: "off" }],
    ["to disabled", { active: false }, { status: "disabled" }],
    ["to nobody", {}, null],
  ])("%s", async (...[_name, edit, sketch]) => {
    for (const role of ["viewer", "admin"]) {
      const values = plannedAda({ ...recorded, role });
      const planned = sketch === null ? remove(values) : update(values, edit);
      const worst = itemsOf(differenceOf([await plan([planned])]), DEFAULT_ROLE_ORDER).map(
        ({ severity }) => severity,
      );
      const live = {
        userId: 7,
        firstName: "Ada",
        accountRole: "no-global-access",
        twoFactor: "on",
        role,
        ...sketch,
      } as const;
      const roster = rosterOf(sketch === null ? [] : [rosterPerson("ada", live)]);
      const found = find(state(toManagedPerson(values, place)), roster).items.map(({ severity }) => severity);
      expect(found).toEqual("role" in edit && edit.role === role ? [] : worst);
    }
  });
});

test.each<[string, Json, "active" | "disabled", readonly string[]]>([
  ["is in use, as far as is known, and nobody manages that", { active: null }, "active", []],
  ["was disabled and is enabled", { active: false }, "active", ["enabled"]],
  ["is disabled, which nobody manages", { active: null }, "disabled", ["disabled"]],
])("somebody whose status the state does not have %s", (...[_who, recorded, status, expected]) => {
  const managed = toManagedPerson(plannedAda({ user_id: 7, status: "unknown", ...recorded }), place);
  const roster = rosterOf([rosterPerson("ada", { userId: 7, firstName: "Ada", role: "viewer", status })]);
  expect(find(state(managed), roster).items.map(({ kind }) => kind)).toEqual(expected);
});
