import type { ContractName } from "./contracts";

/** A test or operation that does not do the same in both contracts. Every entry is checked: see both-contracts.ts and test/faults. */
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

export const DIFFERENCES: readonly Difference[] = [...regression];
