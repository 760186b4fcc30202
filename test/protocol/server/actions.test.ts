import { UNKNOWN } from "../../../src/cty/value";
import type {
  ConfigureProvider_Response,
  InvokeAction_Event,
  PlanAction_Response,
} from "../../../src/plugin/gen/tfplugin6";
import { ring } from "../../support/toy/toy-asks";
import { toyProvider } from "../../support/toy/toy-provider";
import { providerSchema } from "../../support/toy/toy-schema";
import { type Connection, dynamic, lines, type Served, serve, whole } from "../../support/toy/toy-session";
import { memoryStore } from "../../support/toy/toy-store";

let served: Served;
let connection: Connection;
let log: string[];
beforeEach(async () => {
  log = [];
  served = await serve(toyProvider({ store: memoryStore(), log }));
  connection = served.connect();
  await connection.rpc<ConfigureProvider_Response>("configureProvider", {
    config: dynamic(providerSchema, whole(providerSchema)),
  });
});
afterEach(() => served.tearDown());

type Given = Readonly<Record<string, unknown>>;
const ringing = (given: Given) => ({
  actionType: "toy_ring",
  config: dynamic(ring.schema, whole(ring.schema, { bell: "big", ...given })),
});
const plan = async (given: Given) => {
  const answer = await connection.rpc<PlanAction_Response>("planAction", ringing(given));
  expect(answer.deferred).toBeUndefined();
  return lines(answer.diagnostics);
};
const invoke = (request: object) => connection.events<InvokeAction_Event>("invokeAction", request);
/** One line an event. */
const read = (events: readonly InvokeAction_Event[]) =>
  events.map(({ type }) =>
    type?.$case === "progress"
      ? type.value.message
      : ["done", ...lines(type?.value.diagnostics ?? [])].join(": "),
  );
const logged = async (what: string) => {
  while (!log.includes(what)) await new Promise((resolve) => setImmediate(resolve));
};

describe("a plan", () => {
  test.each<readonly [string, Given, readonly string[]]>([
    ["warns", {}, ["warning toy/loud"]],
    ["does without what is unknown", { bell: UNKNOWN, times: UNKNOWN }, ["warning toy/loud"]],
    ["refuses as its author does", { bell: "plan:error" }, ["error toy/no attributeName=name"]],
    ["explains as the provider does", { bell: "plan:known" }, ["error toy/known"]],
    // Validation has not seen what came from a variable.
    [
      "refuses what the schema's checks refuse",
      { bell: "" },
      ["error config/invalid-value attributeName=bell"],
    ],
    [
      "refuses what the author's validation refuses",
      { bell: "cracked", times: 2 },
      ["error toy/cracked attributeName=times"],
    ],
  ])("%s", async (_name, given, said) => {
    expect(await plan(given)).toEqual(said);
  });
});

describe("an invocation", () => {
  test("shows what it does, and ends once", async () => {
    expect(read(await invoke(ringing({ times: 3 })))).toEqual([
      "Ring 1",
      "Ring 2",
      "Ring 3",
      "Silence",
      "done: warning toy/rang",
    ]);
  });
  test("keeps what is sensitive out of what it shows", async () => {
    const [first] = read(await invoke(ringing({ secret: "a-secret-of-the-bell" })));
    expect(first).toBe("Ring 1[redacted]");
  });
  test.each([
    ["of its author", "invoke:error", "error toy/no attributeName=name"],
    ["that the provider knows", "invoke:known", "error toy/known"],
    ["nobody foresaw", "invoke:unforeseen", "error provider/bug"],
    ["of no kind", "invoke:undefined", "error provider/bug"],
  ])("ends once with an error %s", async (_name, bell, said) => {
    expect(read(await invoke(ringing({ bell })))).toEqual(["Ring 1", `done: ${said}: warning toy/rang`]);
  });
  test.each<readonly [string, Given, string]>([
    ["the schema", { bell: "" }, "done: error config/invalid-value attributeName=bell"],
    ["the author's validation", { bell: "cracked", times: 1 }, "done: error toy/cracked attributeName=times"],
  ])("does nothing that %s refuses", async (_name, given, said) => {
    expect(read(await invoke(ringing(given)))).toEqual([said]);
    expect(log).not.toContain("invoke");
  });
  test("of what is no action, or no configuration, ends once with an error", async () => {
    expect(read(await invoke({ ...ringing({}), actionType: "toy_thing" }))).toEqual([
      "done: error provider/unknown-type",
    ]);
    const config = { msgpack: new Uint8Array([0xc1]), json: new Uint8Array(0) };
    expect(read(await invoke({ ...ringing({}), config }))).toEqual(["done: error provider/bug"]);
  });
  test("without configuration of the provider ends once with an error", async () => {
    const other = served.connect();
    const events = await other.events<InvokeAction_Event>("invokeAction", ringing({}));
    expect(read(events)).toEqual(["done: error provider/not-configured"]);
  });
});

describe("after StopProvider", () => {
  test("an action shows nothing more, and ends once with an error", async () => {
    const seen: InvokeAction_Event[] = [];
    const stream = connection.client.stream<InvokeAction_Event>(
      "invokeAction",
      ringing({ bell: "invoke:hang" }),
    );
    const reading = (async () => {
      for await (const event of stream) seen.push(event);
    })();
    await logged("invoke");
    while (seen.length < 1) await new Promise((resolve) => setImmediate(resolve));
    await connection.rpc("stopProvider");
    await reading;
    expect(read(seen)).toEqual(["Ring 1", "done: error toy/known: warning toy/rang"]);
  });
  test("what an action wants to show on its way out is not shown", async () => {
    const events = invoke(ringing({ bell: "invoke:wait" }));
    await logged("invoke");
    await connection.rpc("stopProvider");
    // It went on, so it is done.
    expect(read(await events)).toEqual(["Ring 1", "done: warning toy/rang"]);
  });
  test("an action that acts nevertheless shows nothing, and ends once", async () => {
    await connection.rpc("stopProvider");
    expect(read(await invoke(ringing({ times: 3 })))).toEqual(["done: warning toy/rang"]);
  });
});

test("an action whose client is gone hears of it", async () => {
  const stream = connection.client.stream("invokeAction", ringing({ bell: "invoke:hang" }));
  const failed = stream.all().catch(({ code }) => code);
  await logged("invoke");
  stream.cancel();
  expect(await failed).toBe(1);
  // Its connection can only be closed because the call has ended.
  connection.client.close();
  await logged("close here");
});
