// Where versions of Terraform give different plans, and the provider answers each as well as it can. No test is skipped or loosened by
// version but by a row of this table, which docs/compatibility.md counts on; test/unit/support/by-version.test.ts holds it to ten rows.

interface Difference {
  /** Files and what of their tests differs. */
  readonly tests: readonly string[];
  /** In words; `isIn` says the same. */
  readonly versions: string;
  readonly isIn: (minor: number, isTofu: boolean) => boolean;
  readonly why: string;
}

export const DIFFERENCES = {
  "renamed without moved": {
    tests: ["accept/addresses", "accept/remedies"],
    versions: "Terraform before 1.9 and from 1.12 on, OpenTofu",
    isIn: (minor, isTofu) => isTofu || minor < 9 || minor > 11,
    why:
      "These read what left the configuration before they plan its removal, as all do with deposed objects, and no call says " +
      "which of both an object is. So the old address is forgotten where the new one was planned first, and nobody loses access; " +
      "the others refuse the plan.",
  },
} as const satisfies Readonly<Record<string, Difference>>;

export type DifferenceName = keyof typeof DIFFERENCES;

/** Whether a program, "Terraform 1.15.5", is one of those. */
export function isDifferent(name: DifferenceName, program: string): boolean {
  const [, product, minor] = /^(\S+) 1\.(\d+)/.exec(program) ?? [];
  if (minor === undefined) throw new Error(`${program} is no version of Terraform or OpenTofu`);
  return DIFFERENCES[name].isIn(Number(minor), product === "OpenTofu");
}

/** Whether the Terraform under test is one of those. */
export const differs = (name: DifferenceName): boolean =>
  isDifferent(name, process.env.AUTOMOX_TEST_TERRAFORM ?? "");
