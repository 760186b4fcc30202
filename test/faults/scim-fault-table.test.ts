import type { LoggedRequest } from "../../src/simulator/world/request-log";
import { errors, expectSilence, startWorld, type World } from "../support/world";
import { FAULTS, type Fault } from "./faults";
import { IN_DOUBT } from "./faults-in-doubt";
import { SCIM_OPERATIONS, type ScimOperation } from "./scim-operations";
import { faultTable, type RowOutcome, tableAsText } from "./table-lines";

expect.addSnapshotSerializer(tableAsText);

/**
 * Every SCIM request of every operation that makes some, failing in every way with AUTOMOX_TEST_LONG, and else in those after which
 * something may have happened or not. The snapshot of the whole table has state, diagnostics and requests; what must hold in every row is asserted here: nobody is invited or removed, a state that nothing was said about is true, and a later
 * run without the fault ends where it should.
 */

const isWhole = process.env.AUTOMOX_TEST_LONG !== undefined;
const doubtful: readonly string[] = IN_DOUBT;
const TRIED = isWhole ? FAULTS : FAULTS.filter(({ name }) => doubtful.includes(name));

const scimOf = (world: World, after = 0): readonly LoggedRequest[] =>
  world.control.log({ after }).filter(({ path }) => path.startsWith("/scim/"));

const lastSeq = (world: World): number => world.control.log().at(-1)?.seq ?? 0;

const statusOf = (world: World) =>
  world.control.people().find(({ email }) => email === "bea@example.com")?.memberships[0]?.status;

/** The operations' names of the SCIM requests when nothing goes wrong, in order. */
async function calls({ prepare }: ScimOperation): Promise<readonly string[]> {
  const world = await startWorld();
  try {
    const { act } = await prepare(world);
    const before = lastSeq(world);
    await act();
    return scimOf(world, before).map(({ operation }) => operation ?? "");
  } finally {
    await world.end();
  }
}

const suits = ({ only }: Fault, call: string): boolean =>
  only === undefined || (only === "listing" ? call === "scim-list-users" : call === "scim-update-user");

interface Row {
  readonly operation: ScimOperation;
  readonly fault: Fault;
  readonly nth: number;
}

async function outcome(world: World, { operation, fault, nth }: Row) {
  const { core, act } = await operation.prepare(world);
  const before = lastSeq(world);
  const match = { path: "^/scim/", nth };
  const expire = () => void setImmediate(() => world.clock.expire());
  if (fault.effect.kind === "hang") world.control.hook({ match, when: "before", run: expire });
  const { id } = world.control.fault({ match, effect: fault.effect });
  const found = await act();
  world.control.clearHooks();
  world.control.removeFault({ id });
  const stored = core.state.get("automox_user.bea");
  const state = stored
    ? `active ${String(stored.value.active)}, ${String(stored.value.status)}`
    : "not there";
  if (stored && found.length === 0) expect(stored.value.active).toBe(statusOf(world) === "active");
  expect(stored?.tainted).toBeUndefined();
  const row: RowOutcome = {
    nth,
    fault: fault.name,
    told: found.map(({ severity, code }) => `${severity} ${code}`),
    left: [state, `at Automox ${statusOf(world) ?? "nobody"}`],
    requests: scimOf(world, before).map(({ operation: name }) => name ?? ""),
  };
  return { core, row };
}

/** Each SCIM request of an operation under one fault; throws unless nothing is lost by it. */
async function rowsUnder(
  fault: Fault,
  { operation, list }: { operation: ScimOperation; list: readonly string[] },
) {
  const rows: RowOutcome[] = [];
  for (const [index, call] of list.entries()) {
    if (!suits(fault, call)) continue;
    const world = await startWorld();
    try {
      const { core, row } = await outcome(world, { operation, fault, nth: index + 1 });
      rows.push(row);
      expect(errors((await core.run(operation.goal)).applied)).toEqual([]);
      await expectSilence(core, operation.goal);
      expect(statusOf(world)).toBe(operation.ends);
      expect(world.mails("bea@example.com")).toBe(0);
    } finally {
      await world.end();
    }
  }
  return rows;
}

describe.each(SCIM_OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "%s",
  (_name, operation) => {
    let list: readonly string[];
    const tables = new Map<string, Promise<readonly RowOutcome[]>>();
    /** Worked out once: by the fault's own test, or by the table's where that test was not run. */
    function rowsOf(fault: Fault): Promise<readonly RowOutcome[]> {
      const rows = tables.get(fault.name) ?? rowsUnder(fault, { operation, list });
      tables.set(fault.name, rows);
      return rows;
    }

    beforeAll(async () => {
      list = await calls(operation);
      expect(list.length).toBeGreaterThan(0);
    });

    it.each(TRIED.map((fault) => [fault.name, fault] as const))(
      "loses nothing when a SCIM request fails: %s",
      async (_fault, fault) => {
        await rowsOf(fault);
      },
    );

    if (isWhole)
      it("ends as its table says", async () => {
        const rows = await Promise.all(TRIED.map(rowsOf));
        expect(faultTable(list, rows.flat())).toMatchSnapshot();
      });
  },
);
