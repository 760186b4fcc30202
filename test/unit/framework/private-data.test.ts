import fc from "fast-check";
import { Failure } from "../../../src/framework/diagnostics";
import { decodePrivate, encodePlan, encodeState } from "../../../src/framework/private-data";
import { bytes, textOf } from "../../support/framework/stage";

const data = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom(".state", ".plan", "__proto__")),
  fc.jsonValue(),
);
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test("what a state keeps comes back, whatever its keys", () => {
  fc.assert(
    fc.property(data, (state) => {
      const { state: back, plan } = decodePrivate(encodeState(state));
      expect(json(back)).toEqual(json(state));
      expect(plan).toBeUndefined();
    }),
  );
});

test("what a plan tells and what a state keeps stay apart", () => {
  fc.assert(
    fc.property(data, data, (state, told) => {
      fc.pre(Object.keys(told).length > 0);
      const back = decodePrivate(encodePlan(decodePrivate(encodeState(state)), told));
      expect(json(back.state)).toEqual(json(state));
      expect(json(back.plan)).toEqual(json(told));
      expect(json(decodePrivate(back.stateBytes).state)).toEqual(json(state));
      expect(decodePrivate(back.stateBytes).plan).toBeUndefined();
    }),
  );
});

test("a plan that tells nothing has the bytes of the state", () => {
  const odd = bytes(' {"a":1.50}');
  expect(encodePlan(decodePrivate(odd), {})).toBe(odd);
});

test.each([
  ["", "{}", ""],
  ["{}", "{}", "{}"],
  ['{"a":1}', '{"a":1}', '{"a":1}'],
  ['{".state":{"a":1},".plan":{"b":2}}', '{"a":1}', '{"a":1}'],
  ['{".plan":{"b":2}}', "{}", ""],
])("%j holds the state %s in the bytes %j", (encoded, state, stateBytes) => {
  const decoded = decodePrivate(bytes(encoded));
  expect(JSON.stringify(decoded.state)).toBe(state);
  expect(textOf(decoded.stateBytes)).toBe(stateBytes);
});

test.each([["[]"], ["null"], ["1"], ["{"], ["\u0000"]])("%j is refused without repeating it", (text) => {
  expect(() => decodePrivate(bytes(text))).toThrow(
    expect.objectContaining({ diagnostics: [expect.objectContaining({ code: "state/unreadable" })] }),
  );
});
test("bytes that are no text are refused", () => {
  expect(() => decodePrivate(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(Failure);
});
