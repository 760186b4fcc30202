import { ACCOUNT_VALUE, corrected, decided, type Entries, personsAct, test } from "./entry";

const CONTRACTS = "api-contracts.md";
const roles = test("stories/role-change/account");

/** Zones and roles of the account contract; imports; what is stored. */
export const PLACES: Entries = {
  "account/zones-incomplete": {
    cause: "Automox lists fewer zones than it announces, and not the one that is asked for.",
    remedy: "Run again later.",
    example: "terraform plan",
    guide: CONTRACTS,
    proof: test("stories/removal/account-destroy")("is not gone where the list of zones is short"),
  },
  "account/invitation-untold": {
    cause: "Automox took an invitation without saying whose it is, and lists nobody with that address.",
    remedy: "Nothing, where the mail arrives: a refresh finds the person. Else invite them in the console.",
    example: "Settings > Users",
    guide: CONTRACTS,
    proof: test("stories/invitation/account-untold")("counts as sent, though nobody pending is listed: %s"),
  },
  "account/no-zone": {
    cause: "The account has no organization or zone of that number or UUID.",
    remedy: "Write one of those that the message lists. If it is gone for good, forget its people.",
    example: "org_id = 12345",
    proof: corrected(ACCOUNT_VALUE),
  },
  "account/role-change": {
    cause: "No published call changes the role of somebody who has one.",
    remedy: "Write the former role back, choose account.role_change, or change the role in the console.",
    example: 'account = { role_change = "reinvite" }',
    guide: CONTRACTS,
    proof: corrected("account/role-change: written back, or with account.role_change"),
  },
  "account/role-refused": {
    cause: "Automox refused the invitation with the new role.",
    remedy: "Correct the role and apply again.",
    example: 'role = "read-only"',
    proof: decided("account/role-refused: the role corrected"),
  },
  "account/role-reinvite": {
    cause: "Somebody will be removed from a zone and invited again, because that changes the role.",
    remedy: "Apply if that is meant; the person may have to accept again.",
    example: "terraform apply",
    guide: CONTRACTS,
    proof: roles("takes the person out of the zone and invites them to it again"),
  },
  "account/zone-not-given": {
    cause: "The person was invited, but not to one of the further zones.",
    remedy: "Apply again after the acceptance.",
    example: "terraform apply",
    proof: decided("account/zone-not-given: accepted, then applied again"),
  },
  "account/zone-without-organization": {
    cause: "The list of zones does not say which organization a zone is.",
    remedy: "Leave the zone out.",
    example: "zone_roles = {}",
    proof: corrected("account/zone-without-organization: left out"),
  },
  "invitation/cannot-withdraw": {
    cause: "The person has not accepted yet, and no published call withdraws the invitation.",
    remedy: "Cancel it in the console and forget the person, or remove them once they have accepted.",
    example: "terraform state rm ADDRESS",
    guide: CONTRACTS,
    proof: test("stories/removal/account")(
      "cannot withdraw: warned at plan, refused at apply, state kept, and over after the acceptance",
    ),
  },
  "membership/zone-roles": {
    cause: "A user with zone_roles was to become a membership, which gives one zone.",
    remedy: "Take zone_roles out and apply that before the moved block.",
    example: "zone_roles = {}",
    proof: test("stories/import/account-moved")(
      "refuses a user whose zone_roles nobody would manage any more, until they are given up",
    ),
  },
  "import/invalid-id": {
    cause: "The import id is neither an e-mail address nor a user number.",
    remedy: "Write the address or the number, alone or after the organization.",
    example: "terraform import automox_user.ada 12345/ada@example.com",
    guide: "existing-people.md",
    proof: corrected("%s: an id that is there"),
  },
  "list/no-role": {
    cause: "Automox tells no role of some people, so terraform query leaves them out.",
    remedy: "Give them a role in the console, and query again.",
    example: "Settings > Users",
    guide: "existing-people.md",
    proof: test("stories/lists/list")("list/no-role: whoever has a role by now is listed"),
  },
  "import/not-found": {
    cause: "Nobody in the organization has this address or number.",
    remedy: "Correct the id, and look that the provider points to the right organization.",
    example: "terraform import automox_user.ada 12345/ada@example.com",
    guide: "existing-people.md",
    proof: corrected("%s: an id that is there"),
  },
  "apply/value-not-taken": {
    cause: "Automox answered success and has another value than the one sent.",
    remedy: "Apply again. If it stays, Automox does not take the value: change the configuration.",
    example: "terraform apply",
    proof: test("accept/framework")(
      "to be obeyed is stored as planned, shows in the next plan, and is repaired by its apply",
    ),
  },
  "state/cannot-move": {
    cause: "A moved block leads from a type that cannot become the other.",
    remedy: "Forget the old one with a removed block, and import the new one.",
    example: "removed { from = … }",
    guide: "existing-people.md",
    proof: personsAct("somebody writes the removed and the import block"),
  },
  "state/unreadable": {
    cause: "Another version of the provider wrote the state, or somebody edited it.",
    remedy: "Use that version, take an earlier state, or forget the object and import it again.",
    example: "terraform state rm ADDRESS",
    guide: "install.md",
    proof: personsAct("somebody takes the version that wrote it, or imports the object again"),
  },
  "state/unreadable-identity": {
    cause: "Another version of the provider wrote the identity of an object.",
    remedy: "Forget the object and import it again.",
    example: "terraform state rm ADDRESS",
    proof: personsAct("somebody forgets and imports the object"),
  },
};
