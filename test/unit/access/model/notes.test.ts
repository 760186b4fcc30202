import { DEFAULT_ROLE_ORDER } from "../../../../src/access/facts/rank";
import { differenceOf } from "../../../../src/access/model/compare-plans";
import { itemsOf } from "../../../../src/access/model/item";
import {
  ada,
  type Change,
  create,
  plan,
  remove,
  unchanged,
  update,
} from "../../../support/access/plan-builder";

const notesOf = async (...changes: readonly Change[]) =>
  itemsOf(differenceOf([await plan(changes)]), DEFAULT_ROLE_ORDER).flatMap(({ notes }) => notes);

const DELETED = "their API keys there are deleted first (on_destroy_api_keys = delete)";
const DISABLED = "their API keys there are disabled first (on_destroy_api_keys = disable)";
const REPLACED = { actions: ["delete", "create"], after: ada() };

test.each<[string, Change, readonly string[]]>([
  ["leaves, and the keys with them", remove({ on_destroy_api_keys: "delete" }), [DELETED]],
  [
    "leaves a further zone too: it is said once",
    remove({ on_destroy_api_keys: "delete", zone_roles: { "777": "viewer" } }),
    [DELETED],
  ],
  ["is disabled", remove({ on_destroy: "deactivate", on_destroy_api_keys: "disable" }), [DISABLED]],
  ["is replaced", { ...remove({ on_destroy_api_keys: "disable" }), ...REPLACED }, [DISABLED]],
  ["leaves, and the keys stay", remove({ on_destroy_api_keys: "report" }), []],
  ["is kept, and so are the keys", remove({ on_destroy: "keep", on_destroy_api_keys: "delete" }), []],
])("what becomes of the API keys of somebody who %s", async (_who, change, expected) => {
  expect((await notesOf(change)).filter((note) => note.includes("API keys"))).toEqual(expected);
});

const GLOBAL = "the apply refuses, because a global administrator keeps every zone";
const UNSEEN = "the apply refuses where Automox does not show them before they accept";

test.each<[string, Change, string | undefined]>([
  ["a global administrator", remove({ account_role: "global-admin" }), GLOBAL],
  [
    "a global administrator in a further zone",
    update({ account_role: "global-admin", zone_roles: { "777": "viewer" } }, { zone_roles: null }),
    GLOBAL,
  ],
  [
    "a global administrator no more",
    update(
      { account_role: "global-admin", zone_roles: { "777": "viewer" } },
      { account_role: "no-global-access", zone_roles: null },
    ),
    undefined,
  ],
  [
    "a global administrator who is kept",
    remove({ account_role: "global-admin", on_destroy: "keep" }),
    undefined,
  ],
  [
    "a global administrator who is disabled",
    remove({ account_role: "global-admin", on_destroy: "deactivate" }),
    undefined,
  ],
  ["who is pending without a UUID", remove({ account_role: "no-global-access", status: "pending" }), UNSEEN],
  [
    "who is pending with one",
    remove({ account_role: "no-global-access", status: "pending", uuid: "0b4b" }),
    undefined,
  ],
  ["who is pending in the organization contract", remove({ status: "pending" }), undefined],
])("a removal that the apply refuses: %s", async (_who, change, expected) => {
  const refusals = (await notesOf(change)).filter((note) => note.startsWith("the apply refuses"));
  expect(refusals).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
});

const CYRILLIC = "bob@ex\u0430mple.com";

test.each<[string, Change, boolean]>([
  ["who is invited", create({ email: CYRILLIC }), true],
  ["who gets another mailbox", update({}, { email: CYRILLIC }), true],
  ["who is imported", { ...unchanged({ email: CYRILLIC }), inner: { importing: { id: "x" } } }, true],
  ["who is replaced by another mailbox", { ...remove(), ...REPLACED, after: ada({ email: CYRILLIC }) }, true],
  [
    "in one script",
    create({ email: "\u0438\u0432\u0430\u043d@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444" }),
    false,
  ],
  ["with an accent", create({ email: "jos\u00e9@example.com" }), false],
  ["who leaves", remove({ email: CYRILLIC }), false],
])("an address that mixes scripts, of somebody %s", async (_who, change, isSaid) => {
  const said = (await notesOf(change)).filter((note) => note.includes("mixes Latin letters"));
  expect(said).toHaveLength(isSaid ? 1 : 0);
});

const STAYS = "what the configuration names no longer stays as it is in Automox";

test.each<[string, Change, readonly string[]]>([
  [
    "a preference that is not managed any more",
    update({ prefs_json: '{"a":1,"b":2}' }, { prefs_json: '{"a":1}' }),
    [STAYS],
  ],
  [
    "a second factor that is not managed any more",
    update({ two_factor: "enabled" }, { two_factor: null }),
    [STAYS],
  ],
  ["another preference", update({ prefs_json: '{"a":1}' }, { prefs_json: '{"a":2}' }), []],
  ["a reset that was done", update({ two_factor_reset: "lost" }, { two_factor_reset: null }), []],
])("%s", async (_what, change, expected) => {
  expect(await notesOf(change)).toEqual(expected);
});

test("a reset of somebody who comes is only recorded", async () => {
  const notes = await notesOf(create({ two_factor_reset: "lost", two_factor_reset_to: "disabled" }));
  expect(notes).toContain("of somebody who comes a reset is recorded, and resets nothing");
  expect(notes.join()).not.toContain("the reset leaves no second factor");
});
