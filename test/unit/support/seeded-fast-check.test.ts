import fc from "fast-check";

test("property tests meet the same values in each run", () => {
  expect(fc.sample(fc.integer({ min: 0, max: 999 }), 3)).toEqual(
    fc.sample(fc.integer({ min: 0, max: 999 }), 3),
  );
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: expect.any(Number) });
});
