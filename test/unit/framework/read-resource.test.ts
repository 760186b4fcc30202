import { UNKNOWN } from "../../../src/cty/value";
import { Failure, fail, warning } from "../../../src/framework/diagnostics";
import { readResource } from "../../../src/framework/read-resource";
import { GONE, type Resource } from "../../../src/framework/resource";
import { flag, setOf, text, whole } from "../../../src/framework/schema";
import { bytes, plain, resourceOf, stage, textOf, values } from "../../support/framework/stage";

const doc = "d";
const schema = {
  email: text.required({ doc, same: (a: string, b: string) => a.toLowerCase() === b.toLowerCase() }),
  zones: setOf.whole.proposed({ doc, nullable: true }),
  wait: flag.optional({ doc, policy: true }),
  id: whole.computed({ doc }),
};
const state = { email: "Ada@x", zones: [1, 2], wait: true, id: 7 };
const PRIVATE = '{ "seen": 1 }';

async function read(answer: Resource<typeof schema, unknown>["read"]) {
  const set = stage();
  const request = { state: values(state), privateData: bytes(PRIVATE) };
  const result = await readResource(resourceOf(schema, { read: answer }), request, set.running);
  return {
    state: plain(result.state),
    privateText: textOf(result.privateData),
    codes: result.diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    diagnostics: result.diagnostics,
    ...set,
  };
}

test("what means the same changes nothing, byte for byte", async () => {
  const {
    state: stored,
    privateText,
    codes,
  } = await read(async (_state, call) => {
    expect(call.private).toEqual({ seen: 1 });
    call.keep({ seen: 2 });
    return { email: "ada@X", zones: [2, 1, 2], wait: null, id: 7 };
  });
  expect(stored).toEqual(state);
  expect(privateText).toBe(PRIVATE);
  expect(codes).toEqual([]);
});

test("a visible change is stored, and the private data that came with it", async () => {
  const { state: stored, privateText } = await read(async (_state, call) => {
    call.keep({ seen: 2 });
    return { email: "ada@X", zones: [3], wait: null, id: 7 };
  });
  expect(stored).toEqual({ ...state, zones: [3] });
  expect(privateText).toBe('{"seen":2}');
});

test("a visible change without new private data echoes the old", async () => {
  expect((await read(async () => ({ ...state, id: 8 }))).privateText).toBe(PRIVATE);
});

test("what is gone is gone, with what is said about it", async () => {
  const answer = await read(async (_state, call) => {
    call.warn({ code: "toy/gone", summary: "s", detail: "d" });
    return GONE;
  });
  expect(answer).toMatchObject({ state: null, privateText: "", codes: ["warning toy/gone"] });
});

test.each([
  ["an error", () => fail({ code: "toy/no", summary: "s", detail: "d" }), "error toy/no"],
  [
    "only a warning",
    () => {
      throw new Failure(warning({ code: "toy/w", summary: "s", detail: "d" }));
    },
    "warning toy/w",
  ],
  [
    "something unforeseen",
    () => {
      throw new Error("hunter2");
    },
    "error provider/bug",
  ],
  ["an unknown value", () => ({ ...state, id: UNKNOWN }), "error provider/bug"],
  ["a value of another type", () => ({ ...state, id: "7" }), "error provider/bug"],
  ["nothing", () => undefined, "error provider/bug"],
])("%s keeps the prior state and its private data", async (_name, answer, code) => {
  const result = await read(async (_state, call) => {
    call.keep({ lost: true });
    return answer() as never;
  });
  expect(result).toMatchObject({ state, privateText: PRIVATE });
  expect(result.codes[0]).toBe(code);
  expect(result.codes.some((each) => each.startsWith("error"))).toBe(true);
  expect(JSON.stringify(result.diagnostics)).not.toContain("hunter2");
});
