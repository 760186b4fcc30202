import { UNKNOWN } from "../../../src/cty/value";
import { moveResource } from "../../../src/framework/move-resource";
import { setOf, text } from "../../../src/framework/schema";
import { bytes, plain, resourceOf } from "../../support/framework/stage";

const doc = "d";
const old = resourceOf(
  { title: text.required({ doc }) },
  { type: "toy_old", version: 1, upgrades: { 0: ({ name }) => ({ title: String(name) }) } },
);
const target = resourceOf(
  { name: text.required({ doc }), tags: setOf.text.optional({ doc }) },
  {
    moves: {
      toy_old: ({ title }: { title: string }) => {
        if (title === "unknown") return { name: UNKNOWN as never, tags: null };
        if (title === "broken") return { name: 7 as never, tags: null };
        return { name: title, tags: ["b", "a"] };
      },
    },
  },
);

const move = (json: string, parts: Partial<Parameters<typeof moveResource>[1]> = {}) => {
  const request = { source: old, sourceName: "example/toy toy_old", version: 1, json: bytes(json), ...parts };
  const { state, diagnostics } = moveResource(target, request);
  return { state: plain(state), codes: diagnostics.map(({ code }) => code), diagnostics };
};

test("a state is read as what it was, and moved", () => {
  expect(move('{"title":"a"}')).toMatchObject({ state: { name: "a", tags: ["a", "b"] }, codes: [] });
  expect(move('{"name":"a"}', { version: 0 })).toMatchObject({ state: { name: "a" }, codes: [] });
});
test.each([
  ["a type that nobody knows", '{"title":"a"}', { source: undefined }, "state/cannot-move"],
  ["a type that leads nowhere", "{}", { source: target }, "state/cannot-move"],
  ["a version that nobody knows", '{"title":"a"}', { version: 9 }, "state/unreadable"],
  ["a state that cannot be read", '{"title":[1]}', {}, "state/unreadable"],
  ["an answer of another type", '{"title":"broken"}', {}, "provider/bug"],
  ["an unknown answer", '{"title":"unknown"}', {}, "provider/bug"],
])("%s is an error without a state", (_name, json, ...[parts, code]) => {
  expect(move(json, parts as never)).toMatchObject({ state: null, codes: [code] });
});
test("what cannot be moved is named, with a way out", () => {
  const [diagnostic] = move("{}", { source: undefined }).diagnostics;
  expect(diagnostic?.summary).toBe("Cannot move example/toy toy_old to toy_thing");
  expect(diagnostic?.detail).toContain("removed block");
});
