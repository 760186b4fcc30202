import { again, corrected, type Entries, personsAct, test, VALUE } from "./entry";

const outcomes = test("stories/scim/outcomes");

/** Disabling and enabling through SCIM. */
export const SCIM: Entries = {
  "scim/no-effect": {
    cause: "SCIM answered success, and the account is as before.",
    remedy: "Look whether SCIM is switched on.",
    example: "Settings > SCIM",
    proof: personsAct("somebody switches SCIM on in the console"),
  },
  "scim/not-asked": {
    cause: "SCIM gave no answer, so a disabled account of that address may be there unseen.",
    remedy: "Run again once SCIM answers, or take scim out of the provider block.",
    example: "unset AUTOMOX_SCIM_TOKEN",
    proof: again("scim/not-asked: once SCIM answers, or without scim"),
  },
  "scim/not-configured": {
    cause: "An attribute needs SCIM, and the provider has no SCIM token.",
    remedy: "Set the token, or take the attribute out.",
    example: "scim = {} # with AUTOMOX_SCIM_TOKEN",
    guide: "authentication.md",
    proof: corrected(VALUE),
  },
  "scim/not-found": {
    cause: "SCIM lists nobody of this address: not accepted yet, or removed instead of disabled.",
    remedy: "Apply again after the acceptance. Where they were removed: forget the resource, and apply.",
    example: "terraform state rm ADDRESS",
    proof: test("long/reviewed-remedies")(
      "somebody whom SCIM removed is invited again after terraform state rm",
    ),
  },
  "scim/removed": {
    cause: "Automox removed the person where active = false should have disabled them.",
    remedy: "To invite them again: forget the resource, write active = true, and apply.",
    example: "terraform state rm ADDRESS",
    proof: test("long/reviewed-remedies")(
      "somebody whom SCIM removed is invited again after terraform state rm",
    ),
  },
  "scim/unconfirmed": {
    cause: "SCIM took the change and does not say whether the person is active.",
    remedy: "Look in the console. The next plan shows a difference where Automox lists another status.",
    example: "Settings > Users",
    proof: outcomes("nothing about active is a warning, and then the roster has the word"),
  },
};
