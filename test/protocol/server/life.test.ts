import { type ObjectValue, UNKNOWN } from "../../../src/cty/value";
import type {
  ApplyResourceChange_Response,
  PlanResourceChange_Response,
  ReadResource_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { compatibilityProblems, planProblems } from "../../support/framework/core-rules";
import { lifeOver, plain, thingOf } from "../../support/toy/toy-life";
import { toyProvider } from "../../support/toy/toy-provider";
import { thingSchema } from "../../support/toy/toy-schema";
import { dynamic, EMPTY, type Served, serve } from "../../support/toy/toy-session";
import { memoryStore } from "../../support/toy/toy-store";

let served: Served;
let store: ReturnType<typeof memoryStore>;
let log: string[];

beforeEach(async () => {
  store = memoryStore();
  log = [];
  served = await serve(toyProvider({ store, log }));
});
afterEach(() => served.tearDown());

async function configured() {
  const life = lifeOver(served.connect());
  expect(await life.configure()).toEqual([]);
  return life;
}

/** Plans and applies as core does, and checks on the way what core checks. */
async function bring(
  life: Awaited<ReturnType<typeof configured>>,
  prior: ObjectValue | null,
  config: ObjectValue,
) {
  const plan = await life.plan(prior, config);
  expect(planProblems(thingSchema, { prior, config, planned: plan.planned })).toEqual([]);
  const applied = await life.apply(prior, plan, config);
  if (!applied.told.some((line) => line.startsWith("error"))) {
    const two = { planned: plan.planned, actual: applied.state };
    expect(compatibilityProblems(thingSchema, two)).toEqual([]);
  }
  return { plan, applied };
}

const item = { label: "L", note: null, kind: null, weight: null, seal: null, seen: null };
const everything = thingOf({
  name: "Ada",
  size: 3,
  words: ["b", "a"],
  switches: [true],
  tags: ["x", "y"],
  ids: [2, 1],
  labels: new Map([
    ["__proto__", "p"],
    ["a", "b"],
  ]),
  counts: new Map([["k", 9007199254740991]]),
  box: { ...item, inner: item },
  parts: [item, { ...item, label: "M", weight: 2 }],
  doors: [item, { ...item, label: "M" }],
  rooms: new Map([["__proto__", { ...item, doors: [item] }]]),
  limits: { create: "5m" },
});

test("a resource answers with numbers as decimal texts: core compares them with the state's by their inner form", async () => {
  const connection = served.connect();
  await lifeOver(connection).configure();
  const { rpc } = connection;
  const value = dynamic(thingSchema, everything);
  const common = { typeName: "toy_thing", config: value };
  const { plannedState, plannedPrivate } = await rpc<PlanResourceChange_Response>("planResourceChange", {
    ...{ ...common, priorState: dynamic(thingSchema, null), proposedNewState: value, priorPrivate: EMPTY },
  });
  const { newState: applied } = await rpc<ApplyResourceChange_Response>("applyResourceChange", {
    ...{ ...common, priorState: dynamic(thingSchema, null), plannedState, plannedPrivate },
  });
  const { newState: read } = await rpc<ReadResource_Response>("readResource", {
    ...{ typeName: "toy_thing", currentState: applied, private: EMPTY },
  });
  const size = Buffer.concat([
    Buffer.from([0xa4]),
    Buffer.from("size"),
    Buffer.from([0xa1]),
    Buffer.from("3"),
  ]);
  for (const answer of [plannedState, applied, read])
    expect(Buffer.from(answer?.msgpack ?? EMPTY).includes(size)).toBe(true);
});

describe("a thing with everything", () => {
  test("is planned, created, silent, refreshed, updated and removed", async () => {
    const life = await configured();
    const { plan, applied } = await bring(life, null, everything);
    expect(plan).toMatchObject({ replace: [], told: [] });
    expect(applied.told).toEqual([]);
    expect(applied.privateText).toBe('{"made":"here"}');
    const state = applied.state as ObjectValue;
    expect(plain(state)).toMatchObject({
      name: "Ada",
      zone: "decided",
      kind: "plain",
      on: true,
      id: "id-ada",
      status: "new",
    });

    const again = await life.plan(state, everything, applied.privateData);
    expect(plain(again.planned)).toEqual(plain(state));

    const read = await life.read(state, applied.privateData);
    expect(read).toMatchObject({ privateText: applied.privateText, told: [] });
    expect(plain(read.state)).toEqual(plain(state));

    const wider = { ...everything, note: "n" } as ObjectValue;
    const update = await bring(life, state, wider);
    expect(update.plan.planned).toMatchObject({ id: "id-ada", status: UNKNOWN });
    expect(update.applied.state).toMatchObject({ note: "n", status: "changed" });

    const last = update.applied.state as ObjectValue;
    const removal = await life.plan(last, null, update.applied.privateData);
    expect(removal).toMatchObject({ planned: null, told: ["warning toy/sure"] });
    const gone = await life.apply(last, removal, null);
    expect(gone).toMatchObject({ state: null, privateText: "", told: [] });
    expect((await life.read(last)).state).toBeNull();
  });

  test("of which a policy alone changes is stored without asking anybody", async () => {
    const life = await configured();
    const { applied } = await bring(life, null, everything);
    log.length = 0;
    const config = { ...everything, wait: true, limits: null } as ObjectValue;
    const update = await bring(life, applied.state, config);
    expect(update.applied.state).toMatchObject({ wait: true, limits: null, status: "new" });
    expect(log).toEqual(["plan"]);
  });

  test("of which the name changes is replaced, and the second plan hears what the first told", async () => {
    const life = await configured();
    const { applied } = await bring(life, null, everything);
    const config = { ...everything, name: "Bob" } as ObjectValue;
    const first = await life.plan(applied.state, config, applied.privateData);
    expect(first).toMatchObject({ replace: ["attributeName=name"], told: [] });
    const second = await life.plan(null, config, first.privateData);
    expect(second.told).toEqual(["warning toy/replacing"]);
    expect(plain(second.planned)).toMatchObject({ name: "Bob", id: UNKNOWN });
    const created = await life.apply(null, second, config);
    expect(created.privateText).toBe('{"made":"here"}');
  });

  test("in another spelling is the same thing", async () => {
    const life = await configured();
    const { applied } = await bring(life, null, everything);
    const shouted = {
      ...everything,
      name: "ADA",
      box: thingOf({ box: { ...item, label: "l", inner: item } }).box,
    } as ObjectValue;
    expect(plain((await life.plan(applied.state, shouted)).planned)).toEqual(plain(applied.state));
  });
});

describe("trouble", () => {
  const simple = (trouble: string | null, more = {}) => thingOf({ name: "Ada", size: 3, trouble, ...more });

  test.each([
    ["error", "error toy/no attributeName=name"],
    ["known", "error toy/known"],
    ["unforeseen", "error provider/bug"],
    ["undefined", "error provider/bug"],
    ["bigint", "error provider/bug"],
    ["bare", "error provider/bug"],
  ])("a creation that throws %s is answered, before and after something exists", async (way, line) => {
    const life = await configured();
    const before = await bring(life, null, simple(`create:${way}`));
    expect(before.applied).toMatchObject({ state: null, told: [line] });
    const after = await bring(life, null, simple(`created:${way}`));
    expect(after.applied.told).toEqual([line.replace("error ", "warning ")]);
    expect(after.applied.state).toMatchObject({ name: "Ada", id: "id-ada", trouble: `created:${way}` });
    expect(after.applied.privateText).toBe('{"made":"here"}');
    expect(JSON.stringify([before, after])).not.toContain("hunter2");
  });

  test.each([
    ["update:error", { size: 3, status: "new" }, "error toy/no attributeName=name"],
    ["updated:error", { size: 5, status: "changed" }, "error toy/no attributeName=name"],
    ["refuse", { size: 3, status: "changed" }, "error apply/value-not-taken attributeName=size"],
    ["broken", { size: 5, status: "new" }, "error provider/bug"],
  ])("an update in trouble (%s) stores what is there", async (trouble, stored, line) => {
    const life = await configured();
    const { applied } = await bring(life, null, simple(null));
    const update = await bring(life, applied.state, simple(trouble, { size: 5 }));
    expect(update.applied.told).toEqual([line]);
    expect(update.applied.state).toMatchObject(stored);
  });

  test.each([
    ["refuse", { size: 3 }, "warning apply/value-not-taken attributeName=size"],
    ["broken", { status: null }, "warning provider/bug"],
  ])(
    "a creation that is not quite obeyed (%s) is stored as planned, without an error",
    async (trouble, stored, line) => {
      const life = await configured();
      const { applied } = await bring(life, null, simple(trouble));
      expect(applied.told).toEqual([line]);
      expect(applied.state).toMatchObject(stored);
    },
  );

  test("a removal that fails keeps state and private data", async () => {
    const life = await configured();
    const { applied } = await bring(life, null, simple("delete:error"));
    const removal = await life.plan(applied.state, null, applied.privateData);
    const left = await life.apply(applied.state, removal, null);
    expect(left.told).toEqual(["error toy/no attributeName=name"]);
    expect(plain(left.state)).toEqual(plain(applied.state));
    expect(left.privateText).toBe(applied.privateText);
  });

  test("a read that fails keeps state and private data", async () => {
    const life = await configured();
    const { applied } = await bring(life, null, simple("read:unforeseen"));
    const read = await life.read(applied.state as ObjectValue, applied.privateData);
    expect(read).toMatchObject({ told: ["error provider/bug"], privateText: applied.privateText });
    expect(plain(read.state)).toEqual(plain(applied.state));
  });

  test("a plan that fails is told, also the plan of a removal", async () => {
    const life = await configured();
    expect((await life.plan(null, simple("plan:error"))).told).toEqual(["error toy/no attributeName=name"]);
    const { applied } = await bring(life, null, simple("planDelete:error"));
    expect((await life.plan(applied.state, null)).told).toEqual(["error toy/no attributeName=name"]);
  });
});
