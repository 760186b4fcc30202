// The provider dies at each request of each operation, and somebody else acts before anybody applies again. Plain applies end it.
import { CONTRACTS, type Contract } from "../support/contracts";
import type { Core } from "../support/core/core";
import { differencesOf } from "../support/held-differences";
import { errors, expectSilence, type World } from "../support/world";
import { calls, worldOf } from "./fault-table";
import { OPERATIONS, type Operation } from "./operations";

const WHO = "ada@example.com";
/** Any number of requests. */
const ALL = 1_000_000;

const MOMENTS = ["before", "during", "after"] as const;
type Moment = (typeof MOMENTS)[number];

/** What somebody else does between the death and the next apply. */
const MEANWHILE = {
  nothing: () => undefined,
  accepted: ({ control }: World) => isThere(control, "pending") && control.accept({ who: WHO }),
  removed: ({ control }: World) => isThere(control) && control.removeByHand({ who: WHO }),
};

const isThere = (control: World["control"], status?: string): boolean =>
  control
    .people()
    .some(
      ({ email, memberships }) =>
        email === WHO && (status === undefined || memberships.some((one) => one.status === status)),
    );

/** Dies with the nth request from now on: nothing arrives any more, and Terraform has no answer to store. */
function die({ control }: World, { core, nth, moment }: { core: Core; nth: number; moment: Moment }) {
  const left = { state: core.state, hasDied: false };
  control.hook({
    match: { nth },
    when: "before",
    run: () => {
      left.state = new Map(core.state);
      left.hasDied = true;
    },
  });
  if (moment === "during") control.fault({ match: { nth }, effect: { kind: "close-after-effect" } });
  const from = moment === "before" ? nth : nth + 1;
  control.fault({ match: { nth: from, times: ALL }, effect: { kind: "close-before-effect" } });
  return left;
}

interface Death {
  readonly nth: number;
  readonly moment: Moment;
  readonly meanwhile: keyof typeof MEANWHILE;
}

/** Throws unless two plain applies end where one without a death would have. */
async function survive(contract: Contract, operation: Operation, { meanwhile, ...death }: Death) {
  const world = await worldOf(contract, operation);
  try {
    const { core, act } = await operation.prepare(world);
    world.requests();
    const left = die(world, { core, ...death });
    await act();
    expect(left.hasDied).toBe(true);
    core.state = left.state;
    world.control.clearFaults();
    MEANWHILE[meanwhile](world);
    const first = await core.plan(operation.goal);
    if (!first.failed) await core.apply(first);
    expect(errors((await core.run(operation.goal)).applied)).toEqual([]);
    await expectSilence(core, operation.goal);
    const anew = meanwhile === "removed" ? 1 : 0;
    expect(world.mails(WHO)).toBeLessThanOrEqual(operation.mails + anew);
    expect([...core.state.values()].filter(({ tainted }) => tainted)).toEqual([]);
    expect(core.state.size).toBe(operation.goal.length);
    expect(isThere(world.control)).toBe(operation.goal.length > 0);
  } finally {
    await world.end();
  }
}

/** Every death; where that takes too long, each with one of the three things that others do. */
function deaths(list: readonly string[]): readonly Death[] {
  const all = list.flatMap((_call, index) =>
    MOMENTS.flatMap((moment) =>
      (["nothing", "accepted", "removed"] as const).map((meanwhile) => ({
        nth: index + 1,
        moment,
        meanwhile,
      })),
    ),
  );
  return process.env.AUTOMOX_TEST_LONG ? all : all.filter((_death, index) => index % 34 === 0);
}

describe.each(Object.values<Contract>(CONTRACTS))("a provider that dies, $name contract", (contract) => {
  const others = differencesOf("fault table").filter((entry) => entry.contract === contract.name);
  const here = OPERATIONS.filter(
    ({ name, writes }) =>
      writes.length > 0 && !others.some(({ test, fails, same }) => test === name && (fails || same)),
  );

  it.each(here.map((operation) => [operation.name, operation] as const))(
    "%s: plain applies end it, and nobody is mailed twice",
    async (_name, operation) => {
      const list = await calls(operation, contract);
      for (const death of deaths(list))
        await survive(contract, operation, death).catch((error) => {
          throw new Error(`${JSON.stringify(death)}, ${list[death.nth - 1]}: ${error.message}`);
        });
    },
  );
});
