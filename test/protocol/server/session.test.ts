import { UNKNOWN } from "../../../src/cty/value";
import type {
  ApplyResourceChange_Response,
  ConfigureProvider_Response,
  ImportResourceState_Response,
  ReadDataSource_Response,
  StopProvider_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { lifeOver, thingOf } from "../../support/toy/toy-life";
import { toyProvider } from "../../support/toy/toy-provider";
import { providerSchema, thingSchema } from "../../support/toy/toy-schema";
import {
  type Connection,
  dynamic,
  lines,
  type Served,
  serve,
  told,
  whole,
} from "../../support/toy/toy-session";
import { memoryStore } from "../../support/toy/toy-store";

let served: Served;
let log: string[];
beforeEach(async () => {
  log = [];
  served = await serve(toyProvider({ store: memoryStore(), log }));
});
afterEach(() => served.tearDown());

const configure = async ({ rpc }: Connection, config = {}) => {
  const request = {
    terraformVersion: "1.11.4",
    config: dynamic(providerSchema, whole(providerSchema, config)),
  };
  return (await rpc<ConfigureProvider_Response>("configureProvider", request)).diagnostics;
};
const creating = (trouble: string) => ({
  typeName: "toy_thing",
  priorState: dynamic(thingSchema, null),
  plannedState: dynamic(thingSchema, thingOf({ name: "a", trouble })),
  config: dynamic(thingSchema, thingOf({ name: "a", trouble })),
});
const create = ({ rpc }: Connection, trouble: string, options = {}) =>
  rpc<ApplyResourceChange_Response>("applyResourceChange", creating(trouble), options);
const logged = async (what: string) => {
  while (!log.includes(what)) await new Promise((resolve) => setImmediate(resolve));
};

describe("configuration", () => {
  test("is needed by everything that reaches the API, and its absence is told", async () => {
    const connection = served.connect();
    const { diagnostics } = await create(connection, "");
    expect(lines(diagnostics)).toEqual(["error provider/not-configured"]);
    for (const method of ["planResourceChange", "readResource", "importResourceState"]) {
      const answer = await connection.rpc<ApplyResourceChange_Response>(method, creating(""));
      expect(lines(answer.diagnostics).join()).toMatch(/^error provider\/(not-configured|bug)$/);
    }
  });
  test("belongs to one connection", async () => {
    const [first, second, third] = [served.connect(), served.connect(), served.connect()];
    await configure(first, { region: "north" });
    await configure(second, { region: "south" });
    const plan = await lifeOver(first).plan(null, thingOf({ name: "a" }));
    expect((await lifeOver(first).apply(null, plan, thingOf({ name: "a" }))).privateText).toBe(
      '{"made":"north"}',
    );
    expect((await lifeOver(second).apply(null, plan, thingOf({ name: "b" }))).privateText).toBe(
      '{"made":"south"}',
    );
    expect(lines((await create(third, "")).diagnostics)).toEqual(["error provider/not-configured"]);
  });
  test("may be unknown in part", async () => {
    expect(await configure(served.connect(), { region: UNKNOWN })).toEqual([]);
  });
  test("that comes again replaces the one before, which is closed", async () => {
    const connection = served.connect();
    await configure(connection, { region: "north" });
    expect(await configure(connection, { region: "stuck" })).toEqual([]);
    expect(await configure(connection, { region: "south" })).toEqual([]);
    expect(log.filter((line) => line.startsWith("close"))).toEqual(["close north", "close stuck"]);
    expect(served.log.join()).toContain("the provider did not close cleanly");
  });
  test("that fails leaves the one before in place", async () => {
    const connection = served.connect();
    await configure(connection, { region: "north" });
    expect(lines(await configure(connection, { token: "configure:error" }))).toEqual([
      "error toy/no attributeName=name",
    ]);
    expect(log).not.toContain("close north");
    const plan = await lifeOver(connection).plan(null, thingOf({ name: "a" }));
    expect((await lifeOver(connection).apply(null, plan, thingOf({ name: "a" }))).privateText).toBe(
      '{"made":"north"}',
    );
  });
  test("that fails by something unforeseen does not show its text but logs it", async () => {
    const found = told(await configure(served.connect(), { token: "configure:unforeseen" }));
    expect(found).toMatchObject([{ code: "provider/bug", summary: "Cannot configure provider toy" }]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
    expect(served.log.join()).toContain("boom, says hunter2");
  });
  test("ends with its connection", async () => {
    const connection = served.connect();
    await configure(connection, { region: "north" });
    connection.client.close();
    await logged("close north");
  });
});

describe("StopProvider", () => {
  test("ends all running calls, which answer with diagnostics, and everything that comes later", async () => {
    const connection = served.connect();
    await configure(connection);
    const running = ["create:hang", "created:hang"].map((trouble) => create(connection, trouble));
    await logged("created");
    expect(await connection.rpc<StopProvider_Response>("stopProvider")).toEqual({ Error: "" });
    const [before, after] = await Promise.all(running);
    expect(lines(before?.diagnostics ?? [])).toEqual(["error toy/known"]);
    expect(lines(after?.diagnostics ?? [])).toEqual(["warning toy/known"]);
    expect(lines((await create(connection, "create:hang")).diagnostics)).toEqual(["error toy/known"]);
  });
  test("ends a configuration as well", async () => {
    const connection = served.connect();
    const configuring = configure(connection, { token: "configure:hang" });
    await logged("configure");
    await connection.rpc("stopProvider");
    expect(lines(await configuring)).toEqual(["error toy/known"]);
  });
  test("leaves other connections alone", async () => {
    const [first, second] = [served.connect(), served.connect()];
    await configure(first);
    await configure(second);
    await first.rpc("stopProvider");
    const plan = await lifeOver(second).plan(null, thingOf({ name: "a" }));
    expect((await lifeOver(second).apply(null, plan, thingOf({ name: "a" }))).told).toEqual([]);
  });
  test("still lets configuration be checked", async () => {
    const connection = served.connect();
    await connection.rpc("stopProvider");
    const request = { typeName: "toy_thing", config: dynamic(thingSchema, thingOf({ name: "a" })) };
    expect(await connection.rpc("validateResourceConfig", request)).toMatchObject({ diagnostics: [] });
  });
});

test("a call that its client gives up is ended, and no other", async () => {
  const connection = served.connect();
  await configure(connection);
  const waiting = create(connection, "create:hang");
  const given = create(connection, "created:hang", { deadline: Date.now() + 200 }).catch(
    (failed) => failed.code,
  );
  expect(await given).toBe(4);
  await connection.rpc("stopProvider");
  expect(lines((await waiting).diagnostics)).toEqual(["error toy/known"]);
});

test("many calls at once run beside each other without a warning of leaks", async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => void warnings.push(warning);
  process.on("warning", hear);
  const connection = served.connect();
  await configure(connection);
  const calls = Array.from({ length: 60 }, () => create(connection, "create:hang"));
  while (log.filter((line) => line === "create").length < 60)
    await new Promise((resolve) => setImmediate(resolve));
  await connection.rpc("stopProvider");
  expect(new Set((await Promise.all(calls)).flatMap(({ diagnostics }) => lines(diagnostics)))).toEqual(
    new Set(["error toy/known"]),
  );
  process.off("warning", hear);
  expect(warnings).toEqual([]);
});

describe("imports and data sources", () => {
  test("an import brings the state, and says what is not there", async () => {
    const connection = served.connect();
    await configure(connection);
    const life = lifeOver(connection);
    const plan = await life.plan(null, thingOf({ name: "a" }));
    await life.apply(null, plan, thingOf({ name: "a" }));
    const bring = (id: string) =>
      connection.rpc<ImportResourceState_Response>("importResourceState", { typeName: "toy_thing", id });
    const found = await bring("id-a");
    expect(found.diagnostics).toEqual([]);
    expect(found.importedResources).toMatchObject([{ typeName: "toy_thing" }]);
    const lost = await bring("id-b");
    expect(lost.importedResources).toEqual([]);
    expect(told(lost.diagnostics)).toMatchObject([
      { code: "import/not-found", summary: 'Cannot import toy_thing "id-b"' },
    ]);
    expect(lines((await bring("import:error")).diagnostics)).toEqual(["error toy/no attributeName=name"]);
  });
  test("a look-up answers its state beside warnings, or an error", async () => {
    const connection = served.connect();
    await configure(connection);
    const schema = toyProvider().dataSources[0]?.schema ?? {};
    const look = (name: string) =>
      connection.rpc<ReadDataSource_Response>("readDataSource", {
        typeName: "toy_things",
        config: dynamic(schema, whole(schema, { name })),
      });
    const found = await look("a");
    expect(lines(found.diagnostics)).toEqual(["warning toy/looked"]);
    expect(found.state?.msgpack.length).toBeGreaterThan(0);
    const refused = await look("look:error");
    expect(lines(refused.diagnostics)).toEqual(["error toy/no attributeName=name"]);
    expect(refused.state).toBeUndefined();
  });
});
