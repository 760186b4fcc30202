import { again, corrected, type Entries, personsAct, test, VALUE } from "./entry";

const GUARDS = "guards.md";
const untold = test("stories/guards/untold-roles");

/** Guards of the provider: who may not leave. */
export const GUARDS_OF_PROVIDER: Entries = {
  "guard/key-rights": {
    cause: "The owner of the key has a role that changes nobody.",
    remedy: "Use the key of an administrator. Plans without changes need none.",
    example: "export AUTOMOX_API_KEY=…",
    guide: "authentication.md",
    proof: again("guard/key-rights: of an administrator"),
  },
  "guard/last-admin": {
    cause: "The last active administrator of an organization would go or be lowered.",
    remedy: "Raise the new administrator in one apply, and lower the old one in the next.",
    example: 'role = "admin"',
    guide: GUARDS,
    proof: corrected("guard/last-admin: two applies, first raise, then lower"),
  },
  "guard/last-admin-unchecked": {
    cause: "Automox does not tell the roles of those who stay, so nobody can say whether one administers.",
    remedy: "Look in the console who administers. If somebody stays, turn the guard off for this apply.",
    example: 'guards = { last_admin = "off" }',
    guide: GUARDS,
    proof: untold(
      "a removal whose roles are refused at the apply alone is stopped there, and goes on with the guard off",
    ),
  },
  "guard/max-removals": {
    cause: "More people would lose access at once than guards.max_removals allows.",
    remedy: "Split the change, or write the number that the message names.",
    example: "guards = { max_removals = 3 }",
    guide: GUARDS,
    proof: corrected("guard/max-removals: the number that the error names"),
  },
  "guard/operator-without-zone": {
    cause: "An operator without a zone may see few devices, and this contract cannot give zones.",
    remedy: "Assign zones in the console, and silence the warning.",
    example: 'guards = { operator_without_zone = "off" }',
    guide: GUARDS,
    proof: corrected(VALUE),
  },
  "guard/own-user": {
    cause: "The owner of the key in use would be removed, disabled or lowered.",
    remedy: "Use the key of somebody else for this change.",
    example: "export AUTOMOX_API_KEY=…",
    guide: GUARDS,
    proof: again("guard/own-user: of somebody else"),
  },
  "guard/owner-unknown": {
    cause: "Automox does not say whose key it is, so the guard for the key's owner cannot work.",
    remedy: "Look who owns the key, and that this run does not remove them.",
    example: "Settings > Secrets & Keys",
    proof: personsAct("somebody looks up the owner in the console"),
  },
};
