// Suites that run in both contracts, each test as the table of differences has it.
import { format } from "node:util";
import { CONTRACTS, type Contract, contractWorld } from "./contracts";
import { differencesOf, HeldRun, refuseUnknownTests } from "./held-differences";
import type { World, WorldOptions } from "./world";

type Row = readonly unknown[];
type Define<Args extends Row> = (title: string, run: (...args: Args) => unknown, timeoutMs?: number) => void;

/** A row's values, or the one value that is no row. */
type ArgumentsOf<T> = T extends Row ? [...T] : [T];

/** The `it` of a suite. Titles take `%s` and the like of a row's first values, as with Jest. */
interface ContractIt {
  (title: string, run: () => unknown, timeoutMs?: number): void;
  each<const T>(table: readonly T[]): Define<ArgumentsOf<T>>;
}

export interface InContract {
  readonly contract: Contract;
  readonly it: ContractIt;
  startWorld(options?: Omit<WorldOptions, "contract">): Promise<World>;
  /** The same for the whole suite, while it is being described. */
  suiteValue<T>(name: string, inOrganization: T): T;
  /** What the organization contract's test expects, or what the table has in its place in this contract. */
  expected<T>(name: string, inOrganization: T): T;
}

/**
 * Describes a suite once for each contract. A test that the table has an entry for must do what the entry says: fail as it says, or meet
 * another value where the test asks for one. So an entry that is no longer true fails, and so does one whose test is not there.
 */
export function inBothContracts(suite: string, define: (inContract: InContract) => void): void {
  const entries = differencesOf(suite);
  const titles = new Set<string>();
  for (const contract of Object.values<Contract>(CONTRACTS)) {
    const waits = entries.some((entry) => entry.takesLong && entry.contract === contract.name);
    if (waits && !process.env.AUTOMOX_TEST_LONG) continue;
    describe(`${suite}, ${contract.name} contract`, () => {
      let running: HeldRun | undefined;
      const add = (title: string, run: () => unknown, timeoutMs?: number) => {
        titles.add(title);
        const here = entries.filter(({ test }) => test === title);
        const body = () => {
          running = new HeldRun(contract.name, here);
          return running.hold(run);
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
      const whole = new HeldRun(
        contract.name,
        entries.filter(({ test }) => test === undefined),
      );
      define({
        contract,
        suiteValue: (name, inOrganization) => whole.expected(name, inOrganization),
        it: Object.assign(add, { each }) as ContractIt,
        startWorld: (options) => contractWorld(contract, options),
        expected: (name, inOrganization) =>
          running ? running.expected(name, inOrganization) : inOrganization,
      });
      whole.refuseUnused();
    });
  }
  refuseUnknownTests(suite, titles);
}

function titled(title: string, args: Row): string {
  const places = title.match(/%[sijdo]/g)?.length ?? 0;
  return format(title.replaceAll("%i", "%d"), ...args.slice(0, places));
}
