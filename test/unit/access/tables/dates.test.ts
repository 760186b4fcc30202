import { readDates } from "../../../../src/access/tables/dates";

test.each([
  ["2026-03-04T05:06:07.123Z", "2026-03-04T05:06:07.123Z"],
  ["2026/03/04 05:06:07", "2026-03-04T05:06:07Z"],
  ["2026/3/4 5:06", "2026-03-04T05:06:00Z"],
  ["2026.03.04", "2026-03-04T00:00:00Z"],
  ["04.03.2026", "2026-03-04T00:00:00Z"],
  ["3/14/2026, 8:00:00 PM", "2026-03-14T20:00:00Z"],
  ["3/14/2026 08:00 (UTC)", "2026-03-14T08:00:00Z"],
  ["2026-03-04 05:06:07 (UTC)", "2026-03-04T05:06:07Z"],
  ["4/4/2026", "2026-04-04T00:00:00Z"],
  ["Mar 4, 2026, 5:06 PM", "2026-03-04T17:06:00Z"],
  ["4 March 2026", "2026-03-04T00:00:00Z"],
  ["2026-03-04 05:06", "2026-03-04T05:06:00Z"],
  ["13.03.2026 12:30 am", "2026-03-13T00:30:00Z"],
  ["13.03.2026 12:30 pm", "2026-03-13T12:30:00Z"],
  ["04-Mar-2026", "2026-03-04T00:00:00Z"],
  ["Mittwoch, 4. März 2026 05:06", "2026-03-04T05:06:00Z"],
  ["4 déc. 2025", "2025-12-04T00:00:00Z"],
  ["Mar 4, 2026, 5:06:07 AM GMT+1", "2026-03-04T04:06:07Z"],
  ["Mar 4, 2026 at 5:06 PM EST", "2026-03-04T22:06:00Z"],
  ["3/14/2026 8:00:00 AM +05:30", "2026-03-14T02:30:00Z"],
  ["Wed Mar 4 2026 05:06:07 GMT+0100 (Central European Time)", "2026-03-04T04:06:07Z"],
])("%s needs no order", (cell, at) => {
  expect(readDates([cell]).read(cell)).toEqual({ at });
});

test.each([
  ["3/4/2026", [], "mdy", "2026-03-04"],
  ["3/4/2026", [], "dmy", "2026-04-03"],
  ["2026/3/4", [], "dmy", "2026-03-04"],
  ["3/4/2026", ["3/14/2026"], undefined, "2026-03-04"],
  ["3/4/2026", ["14/3/2026"], undefined, "2026-04-03"],
  ["3/4/2026", ["14/3/2026", "3/14/2026"], undefined, /two ways/],
  ["3/4/2026", ["14.03.2026", "2026/11/28"], undefined, /two ways/],
  ["3/14/2026", [], "dmy", /no date/],
  ["31.02.2026", [], undefined, /no date/],
  ["3/4/26", [], undefined, /no date/],
  ["46000", [], undefined, /a serial number of Excel/],
  ["Feb 30, 2026", [], undefined, /no date/],
  ["mardi 3, 2026", [], undefined, /no date/],
  ["March 2026", [], undefined, /no date/],
  ["Login 5 Nov 1, 2026", [], undefined, /no date/],
  ["Mar 4, 2026 5:06 PM XYZ", [], undefined, /no date/],
  ["soon", [], undefined, /"soon" is no date/],
] as const)("%s beside %j, --dates %s: %s", (...[cell, others, order, expected]) => {
  const { at, why } = readDates([cell, ...others], order).read(cell);
  if (typeof expected === "string") expect(at?.slice(0, 10)).toBe(expected);
  else expect(why).toMatch(expected);
});
