import { again, corrected, type Entries, personsAct, test, VALUE } from "./entry";

const keys = test("stories/removal/api-keys");
const account = test("stories/removal/account");
const factor = test("stories/two-factor/two-factor");
const REMOVAL = "limits.md";

/** Removing people, their keys and zones, their second factor. */
export const LEAVING: Entries = {
  "user/api-keys": {
    cause: "Somebody leaves and has API keys, or their keys could not be disabled or deleted.",
    remedy: "Apply again. To leave keys alone, apply on_destroy_api_keys first.",
    example: 'on_destroy_api_keys = "report"',
    proof: keys("where %s nobody leaves, and the next apply finishes"),
  },
  "user/api-keys-kept": {
    cause: "A key of somebody who leaves works in other organizations, too, and was kept.",
    remedy: "Look at the key in the console.",
    example: "Settings > Secrets & Keys",
    proof: personsAct("somebody decides about the key in the console"),
  },
  "user/contradictory": {
    cause: "A list has the person, and a call about them answers 404. Lists can lag behind.",
    remedy: "Apply again in a few minutes.",
    example: "terraform apply",
    proof: again("user/contradictory: a few minutes later"),
  },
  "user/global-admin": {
    cause: "A global administrator cannot be taken out of a zone or of the account.",
    remedy: "Set the account role to no-global-access in the console, and apply again.",
    example: "Settings > Users",
    proof: test("stories/zones/zone-edit-on-a-global-administrator")(
      "that removes them from the whole account is the same, until the account role is gone",
    ),
  },
  "user/left-disabled": {
    cause: "A disabled person left the state, and no list shows their account.",
    remedy: "Delete the account in the identity provider or in the console, if it still is there.",
    example: "Settings > Users",
    proof: personsAct("somebody deletes the account"),
  },
  "user/no-effect": {
    cause: "Automox answered success, and nothing changed.",
    remedy: "Use the key of an administrator; a second factor is set in the console.",
    example: "export AUTOMOX_API_KEY=…",
    guide: "authentication.md",
    proof: personsAct("an administrator makes a key, or sets the second factor in the console"),
  },
  "user/not-as-planned": {
    cause: "Somebody changed the person between plan and apply.",
    remedy: "Plan again.",
    example: "terraform plan",
    proof: test("stories/removal/not-as-planned")(
      "stops before the call, and the next plan removes them as they are",
    ),
  },
  "user/other-zones": {
    cause: "A removal from the whole account was asked for, and the person has zones of other resources.",
    remedy: "Run it once more where this run takes those zones; else take them first.",
    example: 'on_destroy = "remove"',
    proof: account("with one removal at a time names the second run, which ends it"),
  },
  "user/removal": {
    cause: "The plan removes somebody from Automox for good.",
    remedy: "Apply if that is meant. To stop managing them alone, use a removed block.",
    example: "removed { lifecycle { destroy = false } }",
    guide: REMOVAL,
    proof: test("stories/removal/gone-in-this-walk")(
      "are removed as the refresh saw them, not as the state had them",
    ),
  },
  "user/withdrawal": {
    cause: "The plan withdraws an invitation.",
    remedy: "Apply if that is meant.",
    example: "terraform apply",
    proof: account("withdraws an invitation of somebody who is shown"),
  },
  "user/zones-left": {
    cause:
      "Zones that zone_roles gave leave the state, because the provider speaks the organization contract now.",
    remedy: "Apply once with account_id, or take the zones in the console.",
    example: "account_id = var.automox_account",
    guide: "api-contracts.md",
    proof: personsAct("somebody takes the zones in the console, or applies with account_id"),
  },
  "user/two-factor-contradiction": {
    cause: "One resource asks for a second factor and for a reset to none.",
    remedy: "Take one of the two out.",
    example: "remove: two_factor_reset_to",
    proof: corrected(VALUE),
  },
  "user/two-factor-refused": {
    cause: "Automox refuses to change the second factor by a call.",
    remedy: "Change it in the console, or take the attribute out. Later applies try again.",
    example: "Settings > Users > Actions",
    proof: factor("that Automox refuses is an error that names the console, and is tried again"),
  },
  "user/two-factor-reset": {
    cause: "The plan resets somebody's second factor.",
    remedy: "Apply if that is meant.",
    example: "terraform apply",
    proof: factor("of three people in one apply is three PATCHes, each of their own"),
  },
  "user/two-factor-unconfirmed": {
    cause: "Automox took the change, and no answer shows a second factor.",
    remedy: "Look in the console.",
    example: "Settings > Users",
    proof: personsAct("somebody looks in the console"),
  },
  "user/two-factor-unknown": {
    cause: "No answer shows whether a second factor is on, and setting one could lower it.",
    remedy: "Take two_factor out, or reset it in any case.",
    example: 'two_factor_reset = "2026-01"',
    proof: factor("which is not shown is left alone: without two_factor nothing is left to do"),
  },
};
