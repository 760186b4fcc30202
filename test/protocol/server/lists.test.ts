import { status } from "@grpc/grpc-js";
import { decodeMsgpack } from "../../../src/cty/msgpack";
import type { ObjectValue } from "../../../src/cty/value";
import { identityType } from "../../../src/framework/identity";
import type { ConfigureProvider_Response, ListResource_Event } from "../../../src/plugin/gen/tfplugin6";
import { plain } from "../../support/framework/stage";
import { badges } from "../../support/toy/toy-asks";
import { badge } from "../../support/toy/toy-badge";
import { toyProvider } from "../../support/toy/toy-provider";
import { badgeSchema, providerSchema } from "../../support/toy/toy-schema";
import {
  type Connection,
  dynamic,
  lines,
  type Served,
  serve,
  undynamic,
  whole,
} from "../../support/toy/toy-session";
import { memoryStore } from "../../support/toy/toy-store";

let served: Served;
let connection: Connection;
let log: string[];
beforeEach(async () => {
  log = [];
  served = await serve(toyProvider({ store: memoryStore(), log }));
  connection = served.connect();
});
afterEach(() => served.tearDown());

const configure = () =>
  connection.rpc<ConfigureProvider_Response>("configureProvider", {
    config: dynamic(providerSchema, whole(providerSchema)),
  });

interface Asked {
  readonly limit?: number;
  readonly objects?: boolean;
  readonly colour?: string;
}

const asking = (names: readonly string[], { limit = 100, objects = false, colour }: Asked = {}) => ({
  typeName: "toy_badge",
  config: dynamic(badges.schema, whole(badges.schema, { names, colour })),
  limit: BigInt(limit),
  includeResourceObject: objects,
});
const list = async (names: readonly string[], asked?: Asked) => {
  await configure();
  return connection.events<ListResource_Event>("listResource", asking(names, asked));
};

const identityIn = ({ identity }: ListResource_Event): unknown =>
  identity?.identityData && badge.identity
    ? plain(decodeMsgpack(identityType(badge.identity), identity.identityData.msgpack))
    : undefined;
const objectIn = ({ resourceObject }: ListResource_Event): unknown =>
  plain(undynamic(badgeSchema, resourceObject) as ObjectValue | null);
const namesIn = (events: readonly ListResource_Event[]) => events.map(({ displayName }) => displayName);
const saidIn = (events: readonly ListResource_Event[]) =>
  events.flatMap(({ diagnostic }) => lines(diagnostic));

test("every result has its identity and name, in the order of the author", async () => {
  const events = await list(["b", "ab"], { colour: "red" });
  expect(namesIn(events)).toEqual(["b in red", "ab in red"]);
  expect(events.map(identityIn)).toEqual([
    { name: "b", number: 1 },
    { name: "ab", number: 2 },
  ]);
  expect(saidIn(events)).toEqual([]);
});

test.each([true, false])(
  "every result has its whole object, or none has, as Terraform asks: %s",
  async (objects) => {
    const events = await list(["a", "b"], { objects, colour: "red" });
    expect(events.map(objectIn)).toEqual(
      ["a", "b"].map((name) => (objects ? { name, colour: "red", number: 1 } : null)),
    );
    expect(events.map(({ resourceObject }) => resourceObject !== undefined)).toEqual([objects, objects]);
  },
);

describe("no more than the limit", () => {
  test.each([
    [0, [], []],
    [1, ["a in grey"], ["badge a", "listed"]],
    [2, ["a in grey", "b in grey"], ["badge a", "list", "badge b", "list", "listed"]],
  ])("%i", async (limit, names, done) => {
    expect(namesIn(await list(["a", "b", "c"], { limit }))).toEqual(names);
    const looked = log.filter((line) => /^badge|^listed/.test(line));
    expect(looked).toEqual(done.filter((line) => line !== "list"));
  });
  test("is no reason to lose a warning: it goes with the next result", async () => {
    const events = await list(["skip", "a", "b"], { limit: 1 });
    expect(namesIn(events)).toEqual(["a in grey"]);
    expect(saidIn(events)).toEqual(["warning toy/skipped"]);
  });
});

test("a warning after all results comes by itself, and is no result", async () => {
  const events = await list(["a", "skip"]);
  expect(namesIn(events)).toEqual(["a in grey", ""]);
  expect(events.map(identityIn)).toEqual([{ name: "a", number: 1 }, undefined]);
  expect(saidIn(events)).toEqual(["warning toy/skipped"]);
});

test.each([
  ["of the author", "list:error", "error toy/no attributeName=name"],
  ["that the provider knows", "list:known", "error toy/known"],
  ["nobody foresaw", "list:unforeseen", "error provider/bug"],
  ["made by an object that does not follow its schema", "broken", "error provider/bug"],
])("an error %s is the last event, and the warnings before it are said", async (_name, trouble, said) => {
  const events = await list(["a", "skip", trouble, "b"], { objects: true });
  expect(namesIn(events)).toEqual(["a in grey", ""]);
  expect(saidIn(events)).toEqual(["warning toy/skipped", said]);
  expect(log).not.toContain("badge b");
  expect(log).toContain("listed");
});

test("nothing found is no event at all", async () => {
  expect(await list([])).toEqual([]);
});

test.each([
  ["without configuration of the provider", "toy_badge", "error provider/not-configured"],
  ["of what is no list", "toy_thing", "error provider/unknown-type"],
])("a list %s says so in its only event", async (_name, typeName, said) => {
  if (typeName !== "toy_badge") await configure();
  const request = { ...asking(["a"]), typeName };
  const events = await connection.events<ListResource_Event>("listResource", request);
  expect(saidIn(events)).toEqual([said]);
  expect(events).toHaveLength(1);
});

test("bytes that are no configuration are an error, not a broken call", async () => {
  await configure();
  const config = { msgpack: new Uint8Array([0xc1]), json: new Uint8Array(0) };
  const request = { ...asking([]), config };
  expect(saidIn(await connection.events("listResource", request))).toEqual(["error provider/bug"]);
});

describe("a list that waits", () => {
  const logged = async (what: string) => {
    while (!log.includes(what)) await new Promise((resolve) => setImmediate(resolve));
  };
  test("ends when its client has read enough", async () => {
    await configure();
    const stream = connection.client.stream<ListResource_Event>("listResource", asking(["a", "list:hang"]));
    const cancelled = stream.all().catch(({ code }) => code);
    await logged("badge list:hang");
    stream.cancel();
    expect(await cancelled).toBe(status.CANCELLED);
    await logged("listed");
  });
  test("ends with StopProvider, and says that it failed", async () => {
    await configure();
    const events = connection.events<ListResource_Event>("listResource", asking(["a", "list:hang"]));
    await logged("badge list:hang");
    await connection.rpc("stopProvider");
    expect(saidIn(await events)).toEqual(["error toy/known"]);
  });
});

test("nobody looks further than the client reads", async () => {
  await configure();
  const names = Array.from({ length: 20_000 }, (_none, index) => `badge-${index}-${"x".repeat(200)}`);
  const request = asking(names, { limit: 20_000, objects: true });
  const looked = () => log.filter((line) => line.startsWith("badge ")).length;
  const stream = connection.client.stream<ListResource_Event>("listResource", request);
  await stream[Symbol.asyncIterator]().next();
  // Until nothing moves any more: buffers on both sides are full.
  for (let before = -1; before !== looked(); ) {
    before = looked();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const most = looked();
  stream.cancel();
  expect(most).toBeLessThan(5_000);
});
