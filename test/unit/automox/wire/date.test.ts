import fc from "fast-check";
import { toRfc3339 } from "../../../../src/automox/wire/date";

test.each([
  ["2022-04-22T01:56:20+0000", "2022-04-22T01:56:20Z"],
  ["2022-04-22T01:56:20Z", "2022-04-22T01:56:20Z"],
  ["2022-04-22t01:56:20z", "2022-04-22T01:56:20Z"],
  ["2022-04-22T03:56:20+02:00", "2022-04-22T01:56:20Z"],
  ["2022-04-21T20:26:20-0530", "2022-04-22T01:56:20Z"],
  ["2022-04-22T03:56:20+02", "2022-04-22T01:56:20Z"],
  ["2022-04-22 01:56:20", "2022-04-22T01:56:20Z"],
  ["2022-04-22 01:56:20 UTC", "2022-04-22T01:56:20Z"],
  ["2022-04-22T01:56", "2022-04-22T01:56:00Z"],
  ["2022-04-22", "2022-04-22T00:00:00Z"],
  ["2022-04-22T01:56:20.000000Z", "2022-04-22T01:56:20Z"],
  ["2022-04-22T01:56:20.123456Z", "2022-04-22T01:56:20.123Z"],
  [" 2022-04-22T01:56:20Z ", "2022-04-22T01:56:20Z"],
  ["Fri, 22 Apr 2022 01:56:20 GMT", "2022-04-22T01:56:20Z"],
  [1_650_592_580, "2022-04-22T01:56:20Z"],
  [1_650_592_580_000, "2022-04-22T01:56:20Z"],
])("%j is %s", (value, expected) => {
  expect(toRfc3339(value)).toBe(expected);
});

test.each([
  ["null", null],
  ["nothing", ""],
  ["words", "yesterday"],
  ["no date", "2022-02-30T00:00:00Z"],
  ["MySQL's zero", "0000-00-00 00:00:00"],
  ["the 13th month", "2022-13-01"],
  ["25 o'clock", "2022-04-22T25:00:00Z"],
  ["an unknown zone", "2022-04-22T01:56:20 CEST"],
  ["a number beyond all years", 1e300],
  ["no number", Number.NaN],
  ["an object", {}],
  ["a truth", true],
])("%s is no date, which is no failure", (_name, value) => {
  expect(toRfc3339(value)).toBeNull();
});

test("a date that was not carried stays away", () => {
  expect(toRfc3339(undefined)).toBeUndefined();
});

test("every moment of four-digit years comes back the same, whatever its offset", () => {
  const min = new Date("0001-01-03T00:00:00Z");
  const moment = fc.date({ noInvalidDate: true, min, max: new Date("9999-12-29T00:00:00Z") });
  fc.assert(
    fc.property(moment, fc.integer({ min: -840, max: 840 }), (date, offset) => {
      const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const zone = `${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}${String(minutes).padStart(2, "0")}`;
      expect(Date.parse(String(toRfc3339(local + zone)))).toBe(date.getTime());
    }),
  );
});

test("anything at all is a date of four digits or null", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.double()), (value) => {
      const text = toRfc3339(value);
      if (typeof text === "string") expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
      else expect(text).toBe(value === undefined ? undefined : null);
    }),
  );
});
