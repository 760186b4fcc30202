import type { ContractName } from "./contracts";

/** A test or operation that does not do the same in both contracts, in one of three ways. Every entry is checked: see held-differences.ts. */
export interface Difference {
  readonly suite: string;
  /** With its values filled in; without it every test of the suite. */
  readonly test?: string;
  /** Where it differs from what the test says. */
  readonly contract: ContractName;
  /** The test fails there, with this in the message. */
  readonly fails?: RegExp;
  /** The test holds there with these in the place of what it expects. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** An operation that makes the very requests of another one there: its faults are not tried twice. */
  readonly same?: string;
  /** One sentence. */
  readonly reason: string;
}

const NO_PREFERENCES = "Automox publishes no preferences of a person in the account contract.";

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
    "takes them out of the whole account where that is asked for",
  ].map(
    (test): Difference => ({
      suite: "018 a zone edit on a global administrator",
      test,
      contract: "organization",
      fails: /user\/(global-admin|other-contract)/,
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
    test: "reset a second factor, PATCH: 2xx without effect",
    contract: "account",
    values: { ends: { twoFactor: "email" } },
    reason:
      "A reset leads to e-mail where an organization requires a second factor, so a reset without effect looks like one.",
  },
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
  ...[
    "give a further zone",
    "take a further zone",
    "turn a second factor on",
    "reset a second factor",
    "remove from the account",
  ].map(
    (test): Difference => ({
      suite: FAULTS,
      test,
      contract: "organization",
      fails: /user\/other-contract/,
      reason: "The organization contract knows one organization, and no second factor.",
    }),
  ),
];

export const DIFFERENCES: readonly Difference[] = [...regression, ...faults];
