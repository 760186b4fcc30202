import fc from "fast-check";

const original: typeof fc = require("../../../node_modules/fast-check/lib/cjs/fast-check.js").default;

test("property tests meet the same values in each run", () => {
  expect(fc.sample(fc.integer({ min: 0, max: 999 }), 3)).toEqual(
    fc.sample(fc.integer({ min: 0, max: 999 }), 3),
  );
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: expect.any(Number) });
});

test("strings of any code points are those of fast-check itself, and are shortened alike", () => {
  const constraints = { unit: "binary", maxLength: 20 } as const;
  const [ours, theirs] = [fc.string(constraints), original.string(constraints)];
  expect(fc.sample(ours, 1_000)).toEqual(fc.sample(theirs, 1_000));
  const shortest = (all: typeof ours) =>
    fc.check(fc.property(all, (text) => !/[\u0800-\u{10ffff}]/u.test(text))).counterexample;
  expect(shortest(ours)).toEqual(shortest(theirs));
  for (const text of ["", "a", "\ud7ff\ue000\u{10ffff}", "\ud800", "\udfff", "a\ud800", "x".repeat(21)])
    expect([text, ours.canShrinkWithoutContext(text)]).toEqual([text, theirs.canShrinkWithoutContext(text)]);
});
