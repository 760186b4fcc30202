// Suites that run in both contracts, each test as the table of differences has it.
import { format, stripVTControlCharacters } from "node:util";
import { CONTRACTS, type Contract, type ContractName, contractWorld } from "./contracts";
import { DIFFERENCES, type Difference } from "./differences";
import type { World, WorldOptions } from "./world";

type Row = readonly unknown[];
type Body<Args extends Row> = (...args: Args) => unknown;
type Define<Args extends Row> = (title: string, run: Body<Args>, timeoutMs?: number) => void;

/** The `it` of a suite. Titles take `%s` and the like of a row's first values, as with Jest. */
export interface ContractIt {
  (title: string, run: () => unknown, timeoutMs?: number): void;
  each<const T extends Row>(table: readonly T[]): Define<T>;
  each<const T>(table: readonly T[]): Define<[T]>;
}

export interface InContract {
  readonly contract: Contract;
  readonly it: ContractIt;
  startWorld(options?: Omit<WorldOptions, "contract">): Promise<World>;
  /** What the organization contract's test expects, or what the table has in its place in this contract. */
  expected<T>(name: string, inOrganization: T): T;
}

/**
 * Describes a suite once for each contract. A test that the table has an entry for must do what the entry says: fail as it says, or meet
 * another value where the test asks for one. So an entry that is no longer true fails, and so does one whose test is not there.
 */
export function inBothContracts(suite: string, define: (inContract: InContract) => void): void {
  const entries = DIFFERENCES.filter((difference) => difference.suite === suite);
  const titles = new Set<string>();
  for (const contract of CONTRACTS) {
    const own = entries.filter(({ contract: name }) => name === contract.name);
    describe(`${suite}, ${contract.name} contract`, () => {
      let running: Run | undefined;
      const add = (title: string, run: () => unknown, timeoutMs?: number) => {
        titles.add(title);
        const entriesHere = own.filter(({ test }) => test === undefined || test === title);
        const body = async () => {
          running = new Run(contract.name, entriesHere);
          await running.end(run);
        };
        it(title, body, timeoutMs);
      };
      const each =
        (table: readonly unknown[]): Define<unknown[]> =>
        (title, run, timeoutMs) => {
          for (const row of table) {
            const args = Array.isArray(row) ? row : [row];
            add(titled(title, args), () => run(...args), timeoutMs);
          }
        };
      define({
        contract,
        it: Object.assign(add, { each }) as ContractIt,
        startWorld: (options) => contractWorld(contract, options),
        expected: (name, inOrganization) => running?.expected(name, inOrganization) ?? inOrganization,
      });
    });
  }
  const lost = entries.filter(({ test }) => test !== undefined && !titles.has(test));
  if (lost.length > 0)
    throw new Error(
      `The table of differences names tests that ${suite} does not have: ${JSON.stringify(lost)}`,
    );
}

function titled(title: string, args: readonly unknown[]): string {
  const places = title.match(/%[sijdo]/g)?.length ?? 0;
  return format(title.replaceAll("%i", "%d"), ...args.slice(0, places));
}

/** One run of one test, held against its entries. */
class Run {
  private readonly contract: ContractName;
  private readonly entries: readonly Difference[];
  private readonly asked = new Set<string>();

  constructor(contract: ContractName, entries: readonly Difference[]) {
    this.contract = contract;
    this.entries = entries;
  }

  expected<T>(name: string, inOrganization: T): T {
    const entry = this.entries.find(({ values }) => values && name in values);
    if (!entry) return inOrganization;
    this.asked.add(name);
    const value = entry.values?.[name];
    // A value that is the same is no difference.
    expect(value).not.toEqual(inOrganization);
    return value as T;
  }

  async end(run: () => unknown): Promise<void> {
    const fails = this.entries.find((entry) => entry.fails)?.fails;
    if (!fails) await run();
    else await mustFail(run, { fails, contract: this.contract });
    const names = this.entries.flatMap(({ values }) => Object.keys(values ?? {}));
    expect([...this.asked].sort()).toEqual(names.sort());
  }
}

async function mustFail(
  run: () => unknown,
  { fails, contract }: { fails: RegExp; contract: ContractName },
): Promise<void> {
  const thrown = await Promise.resolve()
    .then(run)
    .then(
      () => undefined,
      (error: unknown) => stripVTControlCharacters(error instanceof Error ? error.message : String(error)),
    );
  if (thrown === undefined)
    throw new Error(`Holds in the ${contract} contract too: take its entry out of the table of differences.`);
  if (!fails.test(thrown)) throw new Error(`Expected it to fail with ${fails}, but it failed so: ${thrown}`);
}
