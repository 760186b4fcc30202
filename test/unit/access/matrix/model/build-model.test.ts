import { buildModel } from "../../../../../src/access/matrix/model/build-model";
import type { MatrixCell } from "../../../../../src/access/matrix/model/cell";
import type { MatrixInput } from "../../../../../src/access/matrix/model/input";
import { finding, inputOf, managedPerson } from "../../../../support/access/matrix-input";
import { rosterOf, rosterPerson } from "../../../../support/roster";

const modelOf = (more: Partial<MatrixInput> = {}) => buildModel(inputOf(more));
const cellsOf = (more: Partial<MatrixInput> = {}) => modelOf(more).rows[0]?.cells ?? [];
/** The role that is there, the one recorded where it is another, and the marks. */
const said = (cell: MatrixCell | null | undefined) =>
  cell && [cell.live?.slug ?? null, cell.recorded?.slug ?? null, ...cell.marks];
const ada = (more = {}) => rosterOf([rosterPerson("ada", more)]);
const unread = { status: "incomplete", scanned: 0, total: 1, problems: ["12345 failed"] } as const;
const unmanaged = finding({ kind: "unmanaged_user" });
const inCode = [managedPerson()];
const excuse = { ...unmanaged, reason: "a contractor", until: null };

describe("what a cell says of one person in one organization", () => {
  test.each<[string, Partial<MatrixInput>, ReturnType<typeof said>]>([
    ["no state was read", { managed: null }, ["read-only", null]],
    ["as recorded", { managed: inCode }, ["read-only", null]],
    ["recorded in another word", { managed: [managedPerson({ role: "read-only" })] }, ["read-only", null]],
    ["in no code", {}, ["read-only", null, "unmanaged"]],
    ["in no code by a rule", { ignored: [excuse] }, ["read-only", null, "ignored"]],
    [
      "in no code, by a rule for another organization",
      { ignored: [{ ...excuse, org: 1 }] },
      ["read-only", null, "unmanaged"],
    ],
    [
      "the key's owner",
      { roster: { ...ada(), keyOwner: "ADA@example.com" } },
      ["read-only", null, "ignored"],
    ],
    [
      "the key's owner where that counts",
      { roster: { ...ada(), keyOwner: "ada@example.com" }, drift: [unmanaged] },
      ["read-only", null, "unmanaged"],
    ],
    ["another role", { managed: [managedPerson({ role: "admin" })] }, ["read-only", "zone-admin", "drift"]],
    [
      "a finding about it",
      { managed: inCode, drift: [finding({ kind: "profile_changed" })] },
      ["read-only", null, "drift"],
    ],
    [
      "what only waits for an apply",
      { managed: inCode, drift: [finding({ kind: "pending_change" })] },
      ["read-only", null],
    ],
    ["pending", { roster: ada({ status: "pending" }), managed: inCode }, ["read-only", null, "pending"]],
    ["disabled", { roster: ada({ status: "disabled" }), managed: inCode }, ["read-only", null, "disabled"]],
    ["gone", { roster: rosterOf([]), managed: inCode }, [null, "read-only", "drift", "missing"]],
    [
      "not seen",
      { roster: rosterOf([], { completeness: unread }), managed: inCode },
      [null, "read-only", "not seen"],
    ],
    [
      "through the account",
      { roster: ada({ accountRole: "global-admin", memberships: [] }) },
      ["global-admin", null, "inherited"],
    ],
    ["nothing", { roster: ada({ memberships: [] }) }, null],
    ["a custom role", { managed: null, roster: ada({ role: "Night Shift" }) }, ["Night Shift", null]],
  ])("%s", (_name, more, expected) => {
    expect(said(cellsOf(more)[0])).toEqual(expected);
  });

  test("only organizations that were read to their end prove an absence", () => {
    const roster = { ...rosterOf([], { completeness: unread }), unread: [999] };
    expect(said(cellsOf({ roster, managed: inCode })[0])).toEqual([null, "read-only", "drift", "missing"]);
  });

  test("further zones of one resource are cells of their own, by number and by UUID", () => {
    const zone = "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";
    const roster = {
      ...ada({
        memberships: [
          { org: 1, role: "viewer" },
          { org: 2, role: "viewer" },
          { org: 3, role: "viewer" },
        ],
      }),
      organizations: [1, 2, 3].map((org) => ({ org, zone: org === 3 ? zone : null, name: null })),
    };
    const managed = [managedPerson({ org: 1, zoneRoles: { "2": "zone-admin", [zone]: "read-only" } })];
    expect(cellsOf({ roster, managed }).map(said)).toEqual([
      ["read-only", null],
      ["read-only", "zone-admin", "drift"],
      ["read-only", null],
    ]);
  });
});

describe("who is one person", () => {
  const rowsOf = (more: Partial<MatrixInput>) =>
    modelOf(more).rows.map(({ facts: { email, status, management } }) => [email, status, management]);

  test("the number counts before the address, which its owner may have changed", () => {
    const roster = ada({ userId: 7, email: "new@example.com" });
    expect(rowsOf({ roster, managed: [managedPerson({ userId: 7, email: "old@example.com" })] })).toEqual([
      ["new@example.com", "active", "managed"],
    ]);
  });

  test("addresses are compared without case", () => {
    expect(rowsOf({ managed: [managedPerson({ email: "ADA@Example.com" })] })).toEqual([
      ["ada@example.com", "active", "managed"],
    ]);
  });

  test("two records of one address stay two people, and the one in the organization is meant", () => {
    const roster = rosterOf([
      rosterPerson("ada", { userId: 1, memberships: [{ org: 1 }] }),
      rosterPerson("ada", { userId: 2, memberships: [{ org: 2 }] }),
    ]);
    expect(rowsOf({ roster, managed: [managedPerson({ org: 2 })] })).toEqual([
      ["ada@example.com", "active", "in no given stack"],
      ["ada@example.com", "active", "managed"],
    ]);
  });

  test("a record in the organization counts before the number of one elsewhere, as in the drift report", () => {
    const roster = rosterOf([
      rosterPerson("ada", { userId: 1, memberships: [{ org: 1 }] }),
      rosterPerson("ada", { userId: 2, memberships: [{ org: 2 }] }),
    ]);
    expect(rowsOf({ roster, managed: [managedPerson({ userId: 1, org: 2 })] })).toEqual([
      ["ada@example.com", "active", "in no given stack"],
      ["ada@example.com", "active", "managed"],
    ]);
  });

  test("somebody whom only the state knows has a row and a column", () => {
    const { rows, columns } = modelOf({ managed: [managedPerson({ org: 77, email: "gone@example.com" })] });
    expect(columns.map(({ org }) => org)).toEqual([77, 12345]);
    // 77 was not listed, so nobody can say that they are gone.
    expect(rows.map(({ facts: { email, status } }) => [email, status])).toEqual([
      ["ada@example.com", "active"],
      ["gone@example.com", "not seen"],
    ]);
  });
});

describe("who needs attention, and why", () => {
  const reasons = (more: Partial<MatrixInput>) => modelOf(more).rows[0]?.facts.attention;

  test.each<[string, Partial<MatrixInput>, readonly string[]]>([
    ["nobody in order", { managed: inCode }, []],
    ["nobody where no state was read", { managed: null }, []],
    ["in no code", {}, ["access that is not in code"]],
    ["a finding, told once", { drift: [unmanaged] }, ["person in no given stack"]],
    ["another role", { managed: [managedPerson({ role: "admin" })] }, ["another role than recorded"]],
    ["gone", { roster: rosterOf([]), managed: inCode }, ["recorded, gone from Automox"]],
    [
      "an administrator without a second factor",
      { managed: null, roster: ada({ role: "admin", twoFactor: "off" }) },
      ["administrator without a second factor"],
    ],
    ["not while it is unknown", { managed: null, roster: ada({ role: "admin" }) }, []],
    ["nor anybody else", { managed: null, roster: ada({ twoFactor: "off" }) }, []],
    [
      "an old invitation",
      { managed: null, roster: ada({ status: "pending", createdAt: "2026-03-06T11:00:00Z" }) },
      ["invitation open for 14 days"],
    ],
    [
      "not a younger one",
      { managed: null, roster: ada({ status: "pending", createdAt: "2026-03-06T13:00:00Z" }) },
      [],
    ],
    ["not one of unknown age", { managed: null, roster: ada({ status: "pending" }) }, []],
    ["not what only waits", { managed: inCode, drift: [finding({ kind: "pending_change" })] }, []],
  ])("%s", (_name, more, expected) => {
    expect(reasons(more)).toEqual(expected);
  });
});

describe("the figures", () => {
  const tile = (label: string, more: Partial<MatrixInput>) => {
    const found = modelOf(more).tiles.find((each) => each.label === label);
    return found && [found.value, found.note];
  };
  const two = rosterOf([
    rosterPerson("ada", { role: "admin", twoFactor: "off" }),
    rosterPerson("bob", { status: "pending", createdAt: "2026-03-01T12:00:00Z", twoFactor: "off" }),
    rosterPerson("eve", { twoFactor: "unknown" }),
  ]);
  const other = [managedPerson({ role: "admin" })];

  test.each<[string, Partial<MatrixInput>, readonly [string, string | null] | undefined]>([
    ["People", { roster: two }, ["3", null]],
    ["Admins", { roster: two }, ["1", "in any organization"]],
    ["Pending", { roster: two }, ["1", "oldest 19 days"]],
    ["Stale", { roster: two, managed: null }, ["1", "open for 14 days or more"]],
    ["Second factor off", { roster: two }, ["1", "unknown for 1"]],
    ["Second factor off", {}, undefined],
    ["Unmanaged", { roster: two, managed: other }, ["2", "in no given stack"]],
    ["Unmanaged", { managed: null }, undefined],
    ["Edited", { managed: other }, ["1", "other than in code"]],
    ["Edited", { managed: null }, undefined],
    // An invitation that nobody accepts is no edit.
    ["Edited", { managed: inCode, drift: [finding({ kind: "invite_stale" })] }, ["0", "other than in code"]],
    [
      "Stale",
      { managed: inCode, drift: [finding({ kind: "invite_stale" })] },
      ["1", "open for 14 days or more"],
    ],
    ["Gone", { roster: rosterOf([]), managed: inCode }, ["1", "in code, not in Automox"]],
    ["In code", { roster: two, managed: inCode }, ["33 %", "1 of 3 memberships"]],
    ["In code", { roster: rosterOf([]) }, ["–", "0 of 0 memberships"]],
    ["Global admins", {}, undefined],
    ["Global admins", { roster: ada({ accountRole: "global-admin" }) }, ["1", "of the whole account"]],
  ])("%s", (label, more, expected) => {
    expect(tile(label, more)).toEqual(expected);
  });

  test("columns count who is in the organization, not who reaches it through the account", () => {
    const roster = rosterOf([
      rosterPerson("ada", { role: "admin" }),
      rosterPerson("bob"),
      rosterPerson("eve", { accountRole: "global-admin", memberships: [] }),
    ]);
    expect(modelOf({ roster }).columns).toMatchObject([{ org: 12345, people: 2, administrators: 1 }]);
  });
});

test("findings stand with the gravest first", () => {
  const drift = [
    finding({ kind: "profile_changed", severity: "info" }),
    finding({ kind: "unmanaged_admin", severity: "critical" }),
    finding(),
  ];
  expect(modelOf({ drift }).drift.map(({ severity }) => severity)).toEqual(["critical", "high", "info"]);
});
