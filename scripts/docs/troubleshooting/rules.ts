import { type Entries, personsAct, test } from "./entry";

const REVIEW = "review.md#guards";
const ruled = test("stories/remedies/rules-of-a-review")("%s: %s");
const APART = "in a change of its own";

/** Rules of automox-access. */
export const RULES: Entries = {
  AMX001: {
    cause: "Too few active administrators would be left in an organization, zone or the account.",
    remedy: `Raise another administrator ${APART} first, let them accept, then lower this one.`,
    example: 'role = "admin"',
    guide: REVIEW,
    proof: ruled,
  },
  AMX002: {
    cause: "Somebody named in admins.required would not administer any more.",
    remedy: `Take the change back, or take them off the list ${APART}.`,
    example: "admins: { required: [] }",
    guide: REVIEW,
    proof: ruled,
  },
  AMX003: {
    cause: "The owner of the key in use would go or be lowered.",
    remedy: "Use the key of somebody else for this change.",
    example: "export AUTOMOX_API_KEY=…",
    guide: REVIEW,
    proof: ruled,
  },
  AMX004: {
    cause: "Too many people of one organization would lose access.",
    remedy: "Split the change, or allow the number, here and in the provider block.",
    example: "limits: { removals: 3 }",
    guide: REVIEW,
    proof: ruled,
  },
  AMX005: {
    cause: "Too many administrators are lowered in one change.",
    remedy: "Split the change, or raise limits.demotions.",
    example: "limits: { demotions: 3 }",
    guide: REVIEW,
    proof: ruled,
  },
  AMX006: {
    cause: "Somebody becomes an administrator, or gets a role that nobody ranked.",
    remedy: "Let a second person look at it, then allow it with a reason.",
    example: '--allow AMX006 --reason "agreed in #12"',
    guide: REVIEW,
    proof: ruled,
  },
  AMX007: {
    cause: "Somebody would be removed and invited again.",
    remedy: "Write a moved block, untaint, or allow it knowingly.",
    example: "moved { from = … to = … }",
    guide: REVIEW,
    proof: ruled,
  },
  AMX008: {
    cause: "The change sends too many invitations.",
    remedy: "Split the change, or raise limits.invites.",
    example: "limits: { invites: 50 }",
    guide: REVIEW,
    proof: ruled,
  },
  AMX009: {
    cause: "An address has a domain that the policy file does not allow.",
    remedy: "Correct the address, or add the domain.",
    example: "domains: [example.com]",
    guide: REVIEW,
    proof: ruled,
  },
  AMX010: {
    cause: "A person appears twice in one organization, in all stacks together.",
    remedy: "Keep one of them.",
    example: "removed { lifecycle { destroy = false } }",
    guide: REVIEW,
    proof: ruled,
  },
  AMX011: {
    cause: "Who writes the change raises themselves.",
    remedy: "Have somebody else write it.",
    example: "--author-email grace@example.com",
    guide: REVIEW,
    proof: ruled,
  },
  AMX012: {
    cause: "The plan is not whole: it failed, was limited with -target, destroys everything or is too old.",
    remedy: "Make the plan again, without -target.",
    example: "terraform plan -out=tfplan",
    guide: REVIEW,
    proof: ruled,
  },
  AMX013: {
    cause: "The live listing was not read to its end.",
    remedy: "Run again. If it stays short, look at the rights of the key.",
    example: "automox-access doctor",
    guide: REVIEW,
    proof: ruled,
  },
  AMX015: {
    cause: "Somebody leaves whose API keys go on working.",
    remedy: "Let the removal take the keys, or disable them in the console.",
    example: 'on_destroy_api_keys = "disable"',
    guide: "review.md#keys-and-their-owners",
    proof: personsAct(
      "somebody decides about the keys; on_destroy_api_keys of the provider does it at the removal",
    ),
  },
  AMX016: {
    cause: "The plan does something else to people than the one that was reviewed.",
    remedy: "Review this plan.",
    example: "automox-access review --plan plan.json --digest-out digest",
    guide: REVIEW,
    proof: ruled,
  },
  AMX017: {
    cause: "Nobody would be left in the configuration.",
    remedy: "Look for a wrong folder or an empty list; to leave for good, remove people in steps.",
    example: "terraform plan",
    guide: REVIEW,
    proof: ruled,
  },
  AMX019: {
    cause: "A waiver in the policy file has expired.",
    remedy: "Take it away, or renew it with a reason.",
    example: "expires: 2026-12-31",
    guide: REVIEW,
    proof: ruled,
  },
  AMX020: {
    cause: "The plan invokes an action of the provider that the policy file does not name.",
    remedy: "Take the action out of the configuration or of -invoke, or name its type.",
    example: "actions: [automox_resend_invitation]",
    guide: REVIEW,
    proof: ruled,
  },
};
