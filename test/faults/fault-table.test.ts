import { expectSilence, startWorld, type World } from "../support/world";
import { collapsed } from "./collapsed";
import { FAULTS, type Fault } from "./faults";
import { OPERATIONS, type Operation } from "./operations";

/**
 * Every API call of every operation, failing in every way. What a row says is in the snapshot: state,
 * diagnostics and requests. What must hold in every row is asserted here: never two invitations for one
 * person, never a tainted one, and a later run without the fault ends where it should.
 */

/** The requests of an operation when nothing goes wrong, in order. */
async function calls(operation: Operation): Promise<readonly string[]> {
  const world = await startWorld();
  try {
    const { act } = await operation.prepare(world);
    world.requests();
    await act();
    return world.requests();
  } finally {
    await world.end();
  }
}

const suits = ({ only }: Fault, call: string): boolean =>
  only === undefined || (only === "listing" ? /^GET \/users$/.test(call) : !call.startsWith("GET"));

interface Row {
  readonly operation: Operation;
  readonly fault: Fault;
  readonly nth: number;
}

async function outcome(world: World, { operation, fault, nth }: Row) {
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
  const requests = collapsed(world.requests());
  return {
    core,
    row: { told: found.map(({ severity, code }) => `${severity} ${code}`).sort(), state, requests },
  };
}

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "%s",
  (_name, operation) => {
    it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
      "with each request: %s",
      async (_fault, fault) => {
        const list = await calls(operation);
        const table: Record<string, unknown> = { requests: collapsed(list) };
        for (const [index, call] of list.entries()) {
          if (!suits(fault, call)) continue;
          const world = await startWorld();
          try {
            const { core, row } = await outcome(world, { operation, fault, nth: index + 1 });
            table[`${index + 1}. ${call}`] = row;
            expect(row.state.join("\n")).not.toContain("TAINTED");
            expect(world.mails("ada@example.com")).toBeLessThanOrEqual(operation.mails);
            await core.run(operation.goal);
            await expectSilence(core, operation.goal);
            expect(world.mails("ada@example.com")).toBeLessThanOrEqual(operation.mails);
            const expected = [
              "alice",
              ...operation.goal.map(({ config }) => String(config.first_name)),
            ].sort();
            expect(
              world.control
                .people()
                .map(({ email }) => email.split("@")[0])
                .sort(),
            ).toEqual(expected);
          } finally {
            await world.end();
          }
        }
        expect(table).toMatchSnapshot();
      },
    );
  },
);
