import type { DriftKind } from "../../../../src/access/drift/kinds";
import { stackFromState } from "../../../../src/access/terraform/stack-access";
import { plainText } from "../../../../src/access/text/phrase-text";
import { find, kinds, LONDON, state } from "../../../support/find-drift";
import { managedPerson } from "../../../support/managed";
import { type PersonSketch, rosterOf, rosterPerson } from "../../../support/roster";

describe("people whom nobody manages", () => {
  test.each<[string, PersonSketch, DriftKind]>([
    ["somebody", {}, "unmanaged_user"],
    ["an administrator", { role: "Organization Administrator" }, "unmanaged_admin"],
    ["a global administrator with little here", { accountRole: "global-admin" }, "unmanaged_admin"],
    ["an invitation by hand", { status: "pending" }, "unmanaged_user"],
  ])("%s", (_name, sketch, kind) => {
    expect(kinds(state(), rosterOf([rosterPerson("eve", sketch)]))).toEqual([
      `${kind} eve@example.com 12345`,
    ]);
  });

  test("who came back under a new number is the managed person", () => {
    const roster = rosterOf([rosterPerson("ada", { userId: 99 })]);
    expect(kinds(state(managedPerson("ada", { userId: 7 })), roster)).toEqual([]);
  });
});

describe("one person twice", () => {
  test("two records of an address are a duplicate, and neither is unmanaged", () => {
    const twins = [rosterPerson("ada", { userId: 7 }), rosterPerson("ada", { userId: 8 })];
    expect(kinds(state(managedPerson("ada", { userId: 7 })), rosterOf(twins))).toEqual([
      "duplicate_email ada@example.com 12345",
    ]);
  });

  test("two stacks that manage one person are named both", () => {
    const stacks = [
      stackFromState("blue", [managedPerson("ada")]),
      stackFromState("green", [
        managedPerson("ada", { address: "automox_user.copy", email: "ADA@example.com" }),
      ]),
    ];
    const { items } = find(stacks, rosterOf([rosterPerson("ada")]));
    expect(items.map(({ kind }) => kind)).toEqual(["duplicate_email"]);
    expect(items[0] && plainText(items[0].sentence)).toContain(
      "blue: automox_user.ada, green: automox_user.copy",
    );
  });

  test("the same person in two organizations is nothing", () => {
    const stacks = state(
      managedPerson("ada"),
      managedPerson("ada", { address: "automox_org_membership.ada", org: LONDON }),
    );
    const roster = rosterOf([rosterPerson("ada", { memberships: [{ org: 12345 }, { org: LONDON }] })]);
    expect(kinds(stacks, roster)).toEqual([]);
  });
});
