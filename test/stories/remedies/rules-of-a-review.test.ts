// A rule of automox-access refuses a plan; the plan that its remedy makes is not refused.
import type { GuardCode } from "../../../src/access/guards/codes";
import { results } from "../../support/access/ask-guards";
import {
  as,
  type Change,
  create,
  type Json,
  plan,
  type RosterEntry,
  remove,
  rosterOf,
  unchanged,
  update,
} from "../../support/access/plan-builder";

type Asked = Parameters<typeof results>[1];
/** What changes, beside whom the roster has, and how the plan itself is. */
type Case = readonly [changes: readonly Change[], asked?: Asked, more?: Json];

const somebody = (name: string, more = {}) => [{ ...as(name).attributes, ...more }, as(name)] as const;
const lowered = (name: string) =>
  update({ ...as(name).attributes, role: "admin" }, { role: "viewer" }, as(name));
const many = (count: number, one: (name: string) => Change) =>
  Array.from({ length: count }, (_, at) => one(`p${at}`));
const removals = (count: number) => many(count, (name) => remove(...somebody(name)));
const invitations = (count: number) => many(count, (name) => create(...somebody(name)));

const ADMINS: readonly RosterEntry[] = [
  ["ada", "admin"],
  ["bob", "admin"],
];
const roster = rosterOf(ADMINS);
const partly = rosterOf(ADMINS, {
  completeness: { status: "incomplete", scanned: 1, total: 2, problems: ["short"] },
});
const NEW_ADMIN = [create({ role: "admin" })];
const TEAM = { address: "module.team.automox_user.ada" };
const RAISED = [update({}, { role: "operator" })];
const expired = { code: "AMX007" as const, subject: "*", reason: "r", owner: "o", expires: "2026-02-28" };
const two = [unchanged(), create({ email: "ADA@example.com" }, { address: "automox_user.again" })];
const digests = (now: string) => ({ digest: { reviewed: "v2:a", now } });

const INVOKED: Json = {
  action_invocations: [
    {
      address: "action.automox_resend_invitation.ada",
      type: "automox_resend_invitation",
      provider_name: "registry.terraform.io/automox-iac/automox",
      config_values: { email: "ada@example.com" },
    },
  ],
};

test.each<[code: GuardCode, remedy: string, refused: Case, right: Case]>([
  ["AMX020", "out", [[unchanged()], {}, INVOKED], [[unchanged()], {}, {}]],
  [
    "AMX020",
    "named",
    [[unchanged()], {}, INVOKED],
    [[unchanged()], { settings: { actions: ["automox_resend_invitation"] } }, INVOKED],
  ],
  ["AMX001", "one at a time", [[lowered("ada"), lowered("bob")], { roster }], [[lowered("ada")], { roster }]],
  [
    "AMX002",
    "off the list",
    [[remove({ role: "admin" })], { settings: { requiredAdmins: ["ada@example.com"] }, roster }],
    [[remove({ role: "admin" })], { settings: { requiredAdmins: [] }, roster }],
  ],
  [
    "AMX003",
    "another key",
    [[remove()], { settings: { keyOwner: "ada@example.com" } }],
    [[remove()], { settings: { keyOwner: "bob@example.com" } }],
  ],
  ["AMX004", "split", [removals(3), { roster }], [removals(2), { roster }]],
  ["AMX004", "the number", [removals(3), { roster }], [removals(3), { settings: { maxRemovals: 3 } }]],
  ["AMX005", "split", [many(3, lowered)], [many(2, lowered)]],
  ["AMX005", "the number", [many(3, lowered)], [many(3, lowered), { settings: { maxDemotions: 3 } }]],
  [
    "AMX006",
    "with a reason",
    [NEW_ADMIN],
    [NEW_ADMIN, { settings: { allowed: [{ code: "AMX006", reason: "agreed" }] } }],
  ],
  ["AMX007", "moved", [[remove(), create({}, TEAM)]], [[unchanged({}, TEAM)]]],
  ["AMX008", "split", [invitations(26)], [invitations(25)]],
  ["AMX008", "the number", [invitations(26)], [invitations(26), { settings: { maxInvites: 26 } }]],
  [
    "AMX009",
    "the address",
    [[create({ email: "a@example.org" })], { settings: { domains: ["example.com"] } }],
    [[create({ email: "a@example.com" })], { settings: { domains: ["example.com"] } }],
  ],
  ["AMX010", "one of both", [two], [[unchanged()]]],
  [
    "AMX011",
    "somebody else",
    [RAISED, { author: "ada@example.com" }],
    [RAISED, { author: "bob@example.com" }],
  ],
  ["AMX012", "without -target", [[unchanged()], {}, { complete: false }], [[unchanged()]]],
  ["AMX013", "again", [[create()], { roster: partly }], [[create()], { roster }]],
  ["AMX016", "the plan that was reviewed", [[], digests("v2:b")], [[], digests("v2:a")]],
  ["AMX017", "in steps", [[remove()]], [[remove(), unchanged(...somebody("bob"))]]],
  ["AMX019", "taken away", [[], { settings: { waivers: [expired] } }], [[], { settings: { waivers: [] } }]],
])("%s: %s", async (...[code, _remedy, refused, right]) => {
  const statusOf = async ([changes, asked, more]: Case) => {
    const list = await results([await plan(changes, more)], asked);
    return list.find((each) => each.code === code)?.status;
  };
  expect(await statusOf(refused)).toMatch(/^(failed|warned)$/);
  expect(await statusOf(right)).toMatch(/^(passed|allowed|not-applicable)$/);
});
