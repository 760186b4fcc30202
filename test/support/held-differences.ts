// What the table of differences says of one suite in one contract, and that it is still true.
import { isDeepStrictEqual, stripVTControlCharacters } from "node:util";
import type { ContractName } from "./contracts";
import { DIFFERENCES, type Difference } from "./differences";

export const differencesOf = (suite: string): readonly Difference[] =>
  DIFFERENCES.filter((difference) => difference.suite === suite);

/** Throws for entries whose test is not among these. */
export function refuseUnknownTests(suite: string, titles: ReadonlySet<string>): void {
  const lost = differencesOf(suite).filter(({ test }) => test !== undefined && !titles.has(test));
  if (lost.length > 0)
    throw new Error(
      `The table of differences names tests that ${suite} does not have: ${JSON.stringify(lost)}`,
    );
}

/** The value of a suite, or what the table has in its place. Throws if that is no other. */
export function valueIn<T>(
  list: readonly Difference[],
  { contract, name, inOrganization }: { contract: ContractName; name: string; inOrganization: T },
): T {
  const entry = list.find(({ contract: where, values }) => where === contract && values && name in values);
  if (!entry) return inOrganization;
  const value = entry.values?.[name] as T;
  if (isDeepStrictEqual(value, inOrganization))
    throw new Error(`${name} is the same in the ${contract} contract: take its entry out of the table.`);
  return value;
}

/** One run of one test in one contract, held against its entries. */
export class HeldRun {
  private readonly contract: ContractName;
  private readonly entries: readonly Difference[];
  private readonly asked = new Set<string>();

  constructor(contract: ContractName, entries: readonly Difference[]) {
    this.contract = contract;
    this.entries = entries.filter(({ contract: where }) => where === contract);
  }

  /** What the test expects of the organization contract, or what the table has in its place. */
  expected<T>(name: string, inOrganization: T): T {
    this.asked.add(name);
    return valueIn(this.entries, { contract: this.contract, name, inOrganization });
  }

  /** Runs the test; it must hold, or fail as its entry says, and ask for every value that an entry has. */
  async hold(test: () => unknown): Promise<void> {
    const fails = this.entries.find((entry) => entry.fails)?.fails;
    if (!fails) await test();
    else mustMatch(await messageOf(test), { fails, contract: this.contract });
    this.refuseUnused();
  }

  /** Throws for values that the table has and nobody asked for. */
  refuseUnused(): void {
    const names = this.entries.flatMap(({ values }) => Object.keys(values ?? {}));
    const unused = names.filter((name) => !this.asked.has(name));
    if (unused.length > 0)
      throw new Error(`The test asks for no ${unused.join(", ")}, but the table has it.`);
  }
}

async function messageOf(test: () => unknown): Promise<string | undefined> {
  try {
    await test();
    return undefined;
  } catch (error) {
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  }
}

function mustMatch(
  thrown: string | undefined,
  { fails, contract }: { fails: RegExp; contract: ContractName },
): void {
  if (thrown === undefined)
    throw new Error(`Holds in the ${contract} contract too: take its entry out of the table of differences.`);
  if (!fails.test(thrown)) throw new Error(`Expected it to fail with ${fails}, but it failed so: ${thrown}`);
}
