import { type Contract, contractWorld } from "../support/contracts";
import type { Core } from "../support/core/core";
import { differencesOf, HeldRun, refuseUnknownTests, valueIn } from "../support/held-differences";
import { expectSilence, type World } from "../support/world";
import { FAULTS, type Fault, kindOf, type RequestKind, suits } from "./faults";
import { EUROPE_ZONE, OPERATIONS, type Operation } from "./operations";
import { faultTable, type RowOutcome, tableAsText } from "./table-lines";

const SUITE = "fault table";

interface Row {
  readonly operation: Operation;
  readonly fault: Fault;
  readonly nth: number;
  readonly call: string;
}

/**
 * Every API call of every operation, failing in every way. What a row says is in the snapshot: state,
 * diagnostics and requests. What must hold in every row is asserted here: never two invitations for one
 * person, never a tainted one, and a later run without the fault ends where it should.
 *
 * @param only Names of the faults that are tried, without a table; left out, all.
 */
export function describeFaultTable(contract: Contract, only?: readonly string[]): void {
  const entries = differencesOf(SUITE);
  const names = faultsByKind(contract);
  const tried = [...new Set(Object.values(names).flat())].filter((name) => only?.includes(name) ?? true);
  const faults = tried.map((name) => named(FAULTS, name));

  describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    "%s",
    (_name, operation) => {
      const own = entries.filter(({ test }) => test === operation.name);
      const here = own.filter((entry) => entry.contract === contract.name);
      const same = here.find((entry) => entry.same)?.same;
      let list: readonly string[] = [];
      const tables = new Map<string, Promise<readonly RowOutcome[]>>();

      /** The rows of one fault, worked out once: by its own test, or by the table's where that test was not run. */
      function rowsOf(fault: Fault): Promise<readonly RowOutcome[]> {
        const rows = tables.get(fault.name) ?? rowsUnder(contract, { operation, fault, list, names });
        tables.set(fault.name, rows);
        return rows;
      }

      beforeAll(async () => {
        if (!here.some(({ fails }) => fails)) list = await calls(operation, contract);
      });

      it("makes the requests it should", async () => {
        if (same) return expect(list).toEqual(await calls(named(OPERATIONS, same), contract));
        const run = new HeldRun(contract.name, own);
        await run.hold(async () => {
          const found = await calls(operation, contract);
          expect(writesOf(found)).toEqual(run.expected("writes", operation.writes));
        });
      });

      if (same || here.some(({ fails }) => fails)) return;
      it.each(faults.map((fault) => [fault.name, fault] as const))(
        "loses nothing when a request fails: %s",
        async (_fault, fault) => {
          await rowsOf(fault);
        },
      );

      if (only) return;
      it("ends as its table says", async () => {
        const rows = await Promise.all(faults.map(rowsOf));
        expect(faultTable(list, rows.flat())).toMatchSnapshot();
      });
    },
  );
}

expect.addSnapshotSerializer(tableAsText);

/** Names of the faults that are tried on each kind of request. Throws where the table of differences names rows that are not there. */
function faultsByKind(contract: Contract) {
  const everything = FAULTS.map(({ name }) => name);
  const rows = OPERATIONS.flatMap(({ name, writes }) =>
    writes.flatMap((method) => everything.map((fault) => rowTitle(name, method, fault))),
  );
  refuseUnknownTests(SUITE, new Set([...OPERATIONS.map(({ name }) => name), ...rows]));
  return valueIn<Readonly<Record<RequestKind, readonly string[]>>>(
    differencesOf(SUITE).filter(({ test }) => test === undefined),
    {
      contract: contract.name,
      name: "faults",
      inOrganization: { write: everything, person: everything, other: everything },
    },
  );
}

interface Column {
  readonly operation: Operation;
  readonly fault: Fault;
  readonly list: readonly string[];
  readonly names: Readonly<Record<RequestKind, readonly string[]>>;
}

/** Every request that a fault can befall, failing in its turn. */
async function rowsUnder(contract: Contract, { operation, fault, list, names }: Column) {
  const rows: RowOutcome[] = [];
  for (const [index, call] of list.entries()) {
    if (names[kindOf(call)].includes(fault.name) && suits(fault, call))
      rows.push(await rowOf(contract, { operation, fault, nth: index + 1, call }));
  }
  return rows;
}

/** As the table of differences names one write's failure. */
const rowTitle = (operation: string, call: string, fault: string): string =>
  `${operation}, ${call.split(" ")[0]}: ${fault}`;

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  const found = list.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${JSON.stringify(name)}.`);
  return found;
}

const writesOf = (requests: readonly string[]): readonly string[] =>
  requests.map((line) => line.split(" ")[0] ?? "").filter((method) => method !== "GET");

export const worldOf = (contract: Contract, { seed }: Operation): Promise<World> =>
  contractWorld(contract, seed ? { seed } : {});

/** The requests of an operation when nothing goes wrong, in order. */
export async function calls(operation: Operation, contract: Contract): Promise<readonly string[]> {
  const world = await worldOf(contract, operation);
  try {
    const { act } = await operation.prepare(world);
    world.requests();
    await act();
    return readable(world);
  } finally {
    await world.end();
  }
}

/** The requests since the last call, with words for the ids that are others in every run. */
const readable = (world: World): readonly string[] =>
  world.requests().map((line) =>
    line
      .replace(EUROPE_ZONE, "EUROPE")
      .replace(world.simulator.accountId, "ACCOUNT")
      .replace(/(?<=\/zones\/)[0-9a-f-]{36}/, "ZONE")
      .replace(/(?<=\/users\/)[0-9a-f-]{36}/, "USER"),
  );

/** What one request's failure leads to; throws unless nothing is lost by it. */
async function rowOf(contract: Contract, row: Row): Promise<RowOutcome> {
  const { goal, mails, name, ends } = row.operation;
  const title = rowTitle(name, row.call, row.fault.name);
  const run = new HeldRun(
    contract.name,
    differencesOf(SUITE).filter(({ test }) => test === title),
  );
  const world = await worldOf(contract, row.operation);
  const isMailedAtMost = () => expect(world.mails("ada@example.com")).toBeLessThanOrEqual(mails);
  try {
    const { core, told } = await outcome(world, row);
    expect(told.left.join("\n")).not.toContain("TAINTED");
    isMailedAtMost();
    await core.run(goal);
    await expectSilence(core, goal);
    isMailedAtMost();
    const everybody = ["alice", ...goal.map(({ config }) => String(config.first_name))].sort();
    const there = world.control.people().map(({ email }) => email.split("@")[0]);
    await run.hold(() => {
      expect(there.sort()).toEqual(run.expected("people", everybody));
      if (there.includes("ada") && ends)
        expect(world.control.person({ who: "ada@example.com" })).toMatchObject(run.expected("ends", ends));
    });
    return told;
  } finally {
    await world.end();
  }
}

async function outcome(
  world: World,
  { operation, fault, nth }: Row,
): Promise<{ core: Core; told: RowOutcome }> {
  const { core, act } = await operation.prepare(world);
  world.requests();
  // The request that hangs runs into its limit as soon as it has arrived.
  const expire = () => void setImmediate(() => world.clock.expire());
  const hook =
    fault.effect.kind === "hang"
      ? world.control.hook({ match: { nth }, when: "before", run: expire })
      : undefined;
  const { id } = world.control.fault({ match: { nth }, effect: fault.effect });
  const found = await act();
  if (hook) world.control.removeHook(hook);
  world.control.removeFault({ id });
  const state = [...core.state].map(([address, { value, tainted }]) => {
    const { status, role, invitations_sent } = value;
    return `${address}: ${String(status)} ${String(role)}, sent ${String(invitations_sent)}${tainted ? ", TAINTED" : ""}`;
  });
  const told = found.map(({ severity, code }) => `${severity} ${code}`).sort();
  return { core, told: { nth, fault: fault.name, told, left: state, requests: readable(world) } };
}
