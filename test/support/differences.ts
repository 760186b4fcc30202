import type { ContractName } from "./contracts";

/** A test or operation that does not do the same in both contracts, in one of three ways, or later. Every entry is checked: see held-differences.ts. */
export interface Difference {
  readonly suite: string;
  /** With its values filled in; without it the suite as a whole. */
  readonly test?: string;
  /** Where it differs from what the test says. */
  readonly contract: ContractName;
  /** The test fails there, with this in the message. */
  readonly fails?: RegExp;
  /** The test holds there with these in the place of what it expects. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** An operation that makes the very requests of another one there: its faults are not tried twice. */
  readonly same?: string;
  /** The suite runs there in `npm run test:long` alone. */
  readonly takesLong?: true;
  /** One sentence. */
  readonly reason: string;
}

const NO_PREFERENCES = "Automox publishes no preferences of a person in the account contract.";

/** Stories whose other half is told without Terraform too, by the regression suite and by stories. */
const later: readonly Difference[] = [
  "addresses that change",
  "adopt",
  "kills",
  "meanwhile",
  "many people",
  "remedies",
  "terraform query",
].map((suite) => ({
  suite,
  contract: "account",
  takesLong: true,
  reason: "Minutes of Terraform for what is shown in this contract every time without Terraform.",
}));

const regression: readonly Difference[] = [
  {
    suite: "013 a 403 for an absent number or for a lost permission",
    test: "by itself never means gone",
    contract: "account",
    values: { errors: [], changes: { "automox_user.ada": "create" } },
    reason: "The zone's list, begun afresh, tells who is gone where asking for one person is forbidden.",
  },
  {
    suite: "014 the last administrator",
    test: "is not the last while a global administrator is there too, whatever their role",
    contract: "organization",
    fails: /guard\/last-admin/,
    reason: "The organization contract has no account roles.",
  },
  ...[
    "that takes a zone is foreseen by the plan, and no false success of the apply",
    "that removes them is the same, and names what works",
    "is not tried on somebody raised between plan and apply",
    "that removes them from the whole account is the same, until the account role is gone",
  ].map(
    (test): Difference => ({
      suite: "018 a zone edit on a global administrator",
      test,
      contract: "organization",
      fails: /user\/(global-admin|other-contract|not-as-planned)/,
      reason:
        "The organization contract knows neither account roles nor zones, and removes whom it is told to.",
    }),
  ),
  ...[
    "stay as the state has them, without a difference and without another mail",
    "do not make an update of something else send an invitation",
    "are not given once more together with another zone",
    "are compared again once the person has accepted",
  ].map(
    (test): Difference => ({
      suite: "020 zones of a pending person that the API does not return",
      test,
      contract: "organization",
      fails: /user\/other-contract/,
      reason: "The organization contract has no field for zones.",
    }),
  ),
  ...["documented", "id-only", "no-body", "everything"].map(
    (echo): Difference => ({
      suite: "021 answers that carry few fields",
      test: `prove a change by a read if need be: ${echo}`,
      contract: "account",
      values: { more: {} },
      reason: NO_PREFERENCES,
    }),
  ),
  {
    suite: "025 secrets in answers and settings",
    test: "reach neither state nor log",
    contract: "account",
    values: { more: {} },
    reason: NO_PREFERENCES,
  },
];

/** Tests whose preferences are only one thing more to send. */
const without = (suite: string, test: string, values: Difference["values"] = {}): Difference => ({
  suite,
  test,
  contract: "account",
  values: { preferences: {}, ...values },
  reason: NO_PREFERENCES,
});

const acceptance: readonly Difference[] = [
  without(
    "life",
    "three people are invited, are in the state as Automox has them, and an acceptance is news, not a change",
  ),
  {
    suite: "life",
    test: "three people are invited, are in the state as Automox has them, and an acceptance is news, not a change",
    contract: "account",
    values: { warnings: [] },
    reason: "An invitation of the account contract names the zone, so no operator is without one.",
  },
  without("life", "each attribute is changed in place by one request, another spelling by none"),
  without("life", "a new address replaces somebody pending and renames somebody active"),
  {
    suite: "life",
    test: "a destroy says beforehand what it means, removes everybody and leaves nothing",
    contract: "account",
    values: {
      withdrawal:
        /^Invitations will be withdrawn: victor@example\.com has not accepted yet\..* to zones that it gives beside, it still will\.\n\n\[user\/withdrawal\]$/s,
    },
    reason: "An invitation of the account contract can give several zones, of which a removal takes one.",
  },
  {
    suite: "kills",
    contract: "account",
    values: { requests: 25, provider: [8, 15, 25], terraform: [9] },
    reason:
      "An invitation takes three requests there, the same for everybody, so its first, middle and last one stand for all.",
  },
  without("meanwhile", "an acceptance, an edit and a lapse right after the invitation"),
  {
    suite: "meanwhile",
    test: "an acceptance, an edit and a lapse right after the invitation",
    contract: "account",
    values: { mails: [1, 1, 1] },
    reason:
      "An answer of the account contract tells no id, so who is not shown after it is pending until stale.",
  },
  {
    suite: "guards",
    test: "the key's owner, the last administrator and too many at once cannot be removed by a plan or a destroy",
    contract: "account",
    values: { lowered: [/^Cannot lower alice@example\.com: the owner of the API key in use$/] },
    reason: "Alice is a global administrator, and stays one whatever her role in a zone.",
  },
  {
    suite: "import",
    test: "import blocks in every form of the id change nothing, and leave a state as creating does",
    contract: "account",
    values: {
      spelled: {
        "automox_user.ada": { email: "ada@example.com", role: "operator" },
        "automox_user.bert": { role: "viewer" },
        "automox_user.dora": { role: "viewer" },
      },
    },
    reason: "Answers of the account contract spell roles as slugs.",
  },
  {
    suite: "import",
    test: "the command takes over into a count, with the provider's own organization, and preferences are managed from then on",
    contract: "account",
    fails: /user\/other-contract/,
    reason: NO_PREFERENCES,
  },
  {
    suite: "import",
    test: "an id that leads nowhere is refused by itself, and says what an id is",
    contract: "account",
    values: {
      elsewhere: {
        summary: "The account has no organization 54321",
        detail:
          /^Organization number, name and UUID of its zones:\n\n {2}12345 {2}Acme Corp .*\[account\/no-zone\]$/s,
      },
    },
    reason: "The account's list of zones tells which organizations there are.",
  },
];

const FAULTS = "fault table";

const faults: readonly Difference[] = [
  {
    suite: FAULTS,
    contract: "account",
    values: {
      faults: {
        write: [
          "403",
          "404",
          "409",
          "429",
          "500",
          "closed after the effect",
          "hanging",
          "wrong shape",
          "2xx without effect",
        ],
        // Reads are repeated after a breakdown. Of one person a refusal and an absence say two things; of a list both say nothing.
        person: ["403", "404", "short page"],
        other: ["403", "short page"],
      },
    },
    reason: "One fault of each kind, because both contracts share the client that tells them apart.",
  },
  {
    suite: FAULTS,
    test: "read one",
    contract: "account",
    same: "read five",
    reason: "The zone's list is what reads one person as well as many.",
  },
  {
    suite: FAULTS,
    test: "invite with preferences",
    contract: "account",
    fails: /user\/other-contract/,
    reason: NO_PREFERENCES,
  },
  {
    suite: FAULTS,
    test: "change a role, answered without a body",
    contract: "account",
    same: "change a role",
    reason:
      "What the undocumented call answers is not known, so a change of a role is always proved by a read.",
  },
  ...["invite", "re-invite", "change a role by another invitation"].map(
    (operation): Difference => ({
      suite: FAULTS,
      test: `${operation}, POST: 2xx without effect`,
      contract: "account",
      values: { people: ["alice"] },
      reason:
        "The answer alone proves an invitation where nobody pending need be shown, so one that tells an untruth is believed until it is stale.",
    }),
  ),
  {
    suite: FAULTS,
    test: "change a name after the acceptance",
    contract: "account",
    values: { writes: ["PATCH"] },
    reason: "The published specification changes people with PATCH.",
  },
  {
    suite: FAULTS,
    test: "change a role by another invitation",
    contract: "organization",
    same: "change a role",
    reason: "The organization contract has a call that changes a role, so nobody is asked how else to.",
  },
  ...["give a further zone", "take a further zone", "remove from the account"].map(
    (test): Difference => ({
      suite: FAULTS,
      test,
      contract: "organization",
      fails: /user\/other-contract/,
      reason: "The organization contract knows one organization.",
    }),
  ),
];

export const DIFFERENCES: readonly Difference[] = [...later, ...regression, ...acceptance, ...faults];
