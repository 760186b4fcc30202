import { ACCOUNT_VALUE, again, corrected, decided, type Entries, personsAct, test, VALUE } from "./entry";

const PENDING = "pending-people.md";
const BY_ACTION = "pending-people.md#by-hand-an-action";
const acted = test("stories/actions/resend-invitation");
const EXISTING = "existing-people.md";
const run = test("stories/answers/what-a-run-says");
const remedies = test("accept/remedies");

/** Inviting, taking over, addresses. */
export const PEOPLE: Entries = {
  "invitation/age-unknown": {
    cause: "No answer tells when the person was invited, so another mail could be the second one.",
    remedy: "Withdraw the invitation in the console, and invite them there.",
    example: "Settings > Users",
    guide: BY_ACTION,
    proof: personsAct("somebody invites them anew in the console"),
  },
  "invitation/role-unclear": {
    cause: "No answer names one role for each place that the invitation gives.",
    remedy: "Give them one role in the console, or withdraw the invitation and invite them there.",
    example: "Settings > Users",
    guide: BY_ACTION,
    proof: acted("a person without a role is refused until they have one"),
  },
  "invitation/withdrawn": {
    cause: "The action withdrew the invitation, and the new one failed.",
    remedy: "Apply: the next plan invites somebody managed again. The message has what everybody else had.",
    example: "terraform apply",
    guide: BY_ACTION,
    proof: acted("the error says what the person had, and the next apply invites them again"),
  },
  "user/accepted-meanwhile": {
    cause: "The plan was to replace somebody pending, and they accepted before the apply.",
    remedy: "Plan again: the new plan changes the address in place.",
    example: "terraform plan",
    proof: test("stories/acceptance/accepted-before-replacement")(
      "is that person's error: nobody active is removed, and the next plan changes the address",
    ),
  },
  "user/address-taken": {
    cause: "The new address belongs to another account of the organization.",
    remedy: "Forget one and import the other, write a second resource, or free the address first.",
    example: "terraform state rm ADDRESS",
    proof: test("stories/address/changed-to-somebody-removed")(
      "is an error whose remedy ends it: %s, pending: %s",
    ),
  },
  "user/address-unknown": {
    cause: "Somebody is pending, and the configured address is not known while planning.",
    remedy: "Write their address until what it comes from exists: apply, then refer to it.",
    example: 'email = "ada@example.com"',
    proof: test("long/reviewed-remedies")("an address: written out first, then referred to"),
  },
  "user/another-person": {
    cause: "The address and a name change together, which looks like another person.",
    remedy: "For the same person: change the address, apply, then the name. Else write another resource.",
    example: "terraform apply",
    proof: corrected("user/another-person: the address first, then the name"),
  },
  "user/another-record": {
    cause: "The number in the state belongs to another address by now.",
    remedy: "Plan again with a refresh.",
    example: "terraform plan",
    proof: test("stories/address/number-of-a-stranger")(
      "her own address, changed by herself, is removed where the plan saw it, and else refused",
    ),
  },
  "user/conflict-without-person": {
    cause: "Automox knows the address, and lists nobody with it: an old invitation, or a disabled account.",
    remedy: "Look in the console, remove the invitation or enable the account, and apply again.",
    example: "Settings > Users",
    guide: PENDING,
    proof: personsAct("somebody ends the old invitation in the console"),
  },
  "user/exists-otherwise": {
    cause: "Somebody with this address is there, and differs from the configuration.",
    remedy: 'Import them, write what is true, or let the apply change them with on_existing = "adopt".',
    example: "terraform import automox_user.ada 12345/ada@example.com",
    guide: EXISTING,
    proof: decided("user/exists-otherwise: an import, and the plan shows what changes"),
  },
  "user/forgotten": {
    cause: "Two objects of the state mean one person, and one of the two left the state.",
    remedy: "Nothing: the person keeps access.",
    example: "terraform plan",
    proof: remedies(
      "a key renamed without moved, first with -target: the old address is forgotten, with a moved block or without",
    ),
  },
  "user/gone": {
    cause: "Somebody was removed in the console or by an identity provider, or their invitation lapsed.",
    remedy: "Apply to invite them again, or delete the resource.",
    example: "terraform apply",
    proof: test("stories/absence/person-removed-in-the-console")(
      "is planned anew with a warning, and the others are not touched",
    ),
  },
  "user/handed-over": {
    cause: "An account goes to another mailbox, with its role, history and keys.",
    remedy: "For another person: write a resource of their own. For the same person: apply.",
    example: "terraform apply",
    proof: test("stories/address/handed-over")("names removing them first, which ends it"),
  },
  "user/in-state-twice": {
    cause: "Two addresses of the state mean one person, and one of them is to be removed.",
    remedy: "Forget the one that the plan destroys.",
    example: "terraform state rm ADDRESS",
    proof: test("stories/address/in-state-twice")(
      "planned before the other is seen it is an error, and state rm ends it: %s",
    ),
  },
  "user/invitation-unknown": {
    cause: "The answer to an invitation was lost, and nobody can say whether it was sent.",
    remedy: "Apply again: it looks for the person before it invites.",
    example: "terraform apply",
    guide: PENDING,
    proof: test("stories/invitation/create-times-out-after-the-effect")(
      "is an error without state when nothing had happened, and the next apply invites",
    ),
  },
  "user/invited-elsewhere": {
    cause: "The person is pending in another organization, and Automox refuses a second invitation.",
    remedy: "Apply again after the acceptance, or give both with zone_roles of one resource.",
    example: 'zone_roles = { "23456" = "viewer" }',
    proof: again("user/invited-elsewhere: accepted, then applied again"),
  },
  "user/kept": {
    cause: "The old object left the state, and the person was needed under another address in the same run.",
    remedy: "Nothing: nobody was removed.",
    example: "terraform plan",
    proof: test("accept/addresses")(
      "a forced replacement withdraws and invites anew; created before destroyed, it keeps the person",
    ),
  },
  "user/names-missing": {
    cause: "An invitation is due, and Automox wants a first and a last name with it.",
    remedy: "Write both names.",
    example: 'first_name = "Ada"',
    proof: corrected(VALUE),
  },
  "user/not-found": {
    cause: "A data source looks for somebody who is not in the organization.",
    remedy: "Correct the address, or allow that nobody is there.",
    example: "missing_ok = true",
    proof: corrected("user/not-found of a data source: missing_ok"),
  },
  "user/one-of": {
    cause: "A data source has neither or both of email and user_id.",
    remedy: "Write one of the two.",
    example: 'email = "ada@example.com"',
    proof: again("user/one-of: one of both"),
  },
  "user/other-contract": {
    cause: "An attribute belongs to the other API contract.",
    remedy: "Take the attribute out, or choose the contract.",
    example: "account_id = var.automox_account",
    guide: "api-contracts.md",
    proof: corrected(VALUE),
  },
  "user/other-organization": {
    cause: "The provider means another organization than the one the person is in.",
    remedy: "Write the organization on the resource.",
    example: "org_id = 12345",
    proof: corrected("user/other-organization: org_id on the resource"),
  },
  "user/removed-and-created": {
    cause: "One plan removes a person at one address of Terraform and creates them at another.",
    remedy: "Write the moved block that the message prints, or use two applies.",
    example: "moved { from = … to = … }",
    guide: EXISTING,
    proof: remedies("a deposed object whose address is wanted again: the two applies of the message"),
  },
  "user/stale-invitation": {
    cause: "Nobody has accepted an invitation for longer than invitation.max_age.",
    remedy: 'Ask the person, write on_stale = "reinvite", or delete the resource.',
    example: 'invitation = { on_stale = "reinvite" }',
    guide: `${PENDING}#invitations-nobody-accepts`,
    proof: test("long/reviewed-remedies")("one that lapsed is sent again by on_stale, as the plan says"),
  },
  "user/still-pending": {
    cause: "The time of wait_for_activation is over, and the person has not accepted.",
    remedy: "Nothing: the invitation stands, and a later refresh shows the acceptance.",
    example: "terraform plan",
    guide: PENDING,
    proof: run("ends the wait with a warning when time is up, and never with an error"),
  },
  "user/prefs-untold": {
    cause: "Automox accepted preferences and shows them nowhere, so nothing proves them.",
    remedy: "Look at them in the console, or take prefs_json out of the resource.",
    example: "Settings > Users",
    proof: test("stories/roster/answers-with-few-fields")(
      "an answer without preferences is no word against them: a warning, and no difference",
    ),
  },
  "user/tainted": {
    cause: "The resource is tainted, so the person would be removed and invited again.",
    remedy: "Untaint it.",
    example: "terraform untaint ADDRESS",
    proof: again("user/tainted: untaint"),
  },
  "user/taken-over": {
    cause: "Somebody with this address is there as configured, and is managed from now on.",
    remedy: "Nothing. No e-mail is sent.",
    example: "terraform apply",
    guide: EXISTING,
    proof: test("stories/address/handed-over")("names a resource of its own, which ends it"),
  },
  "user/timeout": {
    cause: "The time that timeouts of the resource allows is over.",
    remedy: "Apply again to go on, or allow more time.",
    example: 'timeouts = { update = "1h" }',
    proof: run("a timeout says which one, and the next apply goes on"),
  },
  "user/twice": {
    cause: "Two resources declare one person in one organization.",
    remedy: "Keep one of them.",
    example: "delete one of the two resources",
    proof: corrected(VALUE),
  },
  "user/vanished": {
    cause: "The person was there when the plan was made, and is gone.",
    remedy: "Plan again: the next plan shows an invitation. A renamed resource needs a moved block.",
    example: "terraform plan",
    proof: decided("user/vanished: the next plan invites"),
  },
  "user/zone-twice": {
    cause: "Two places give one person a role in one organization.",
    remedy: "Keep one of them.",
    example: "delete the entry of zone_roles, or the membership",
    proof: corrected(ACCOUNT_VALUE),
  },
  "user/unnumbered": {
    cause: "Automox lists the person without a number, which every write needs.",
    remedy: "Apply again later, or do it in the console.",
    example: "Settings > Users",
    proof: personsAct("somebody does it in the console"),
  },
};
