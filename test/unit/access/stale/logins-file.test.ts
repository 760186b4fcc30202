import { loginsIn } from "../../../../src/access/stale/logins-file";
import { readTable } from "../../../../src/access/tables/read-table";

const NOW = new Date("2026-03-20T12:00:00Z");
const read = (text: string, columns = {}) => loginsIn(readTable(text, "logins.csv"), columns, NOW);

test.each([
  ["2026-03-04T05:06:07Z", undefined, "2026-03-04T05:06:07Z"],
  ["2026-03-04 05:06", undefined, "2026-03-04T05:06:00Z"],
  ["2026-03-04", undefined, "2026-03-04T00:00:00Z"],
  ["Mar 4, 2026 5:06 PM", undefined, "2026-03-04T17:06:00Z"],
  ["4 March 2026", undefined, "2026-03-04T00:00:00Z"],
  ["3/4/2026", "mdy", "2026-03-04T00:00:00Z"],
  ["04.03.2026 05:06", "dmy", "2026-03-04T05:06:00Z"],
  ["3/4/2026, 12:30 AM", "mdy", "2026-03-04T00:30:00Z"],
  ["3/4/2026 12:30 pm", "mdy", "2026-03-04T12:30:00Z"],
])("the date %j (%s) is %s", (text, dates, at) => {
  const { lastLogins } = read(`email;last login\nADA@example.com;${text}\n`, { dates });
  expect([...lastLogins]).toEqual([["ada@example.com", at]]);
});

test("of several dates of one person the latest counts", () => {
  const text =
    "user,Last Login Date\na@example.com,2026-01-01\na@example.com,2026-02-01\na@example.com,2025-12-01\n";
  expect(read(text).lastLogins.get("a@example.com")).toBe("2026-02-01T00:00:00Z");
});

test.each(["", "never", "N/A", "-"])("%j is no date, and no reason to call anybody inactive", (text) => {
  const { lastLogins, remarks } = read(`email;last seen\na@example.com;${text}\n`);
  expect(lastLogins.size).toBe(0);
  expect(remarks.has("a@example.com")).toBe(true);
});

test("everything that is wrong is told at once, by line", () => {
  const text = [
    "email;last login",
    "a@example.com;3/4/2026",
    "b@example.com;soon",
    "c;2026-01-01",
    "d@example.com;2027-01-01",
  ];
  expect(() => read(text.join("\n"))).toThrow(
    [
      'logins.csv:2: "3/4/2026" can be read in two ways; say with --dates dmy or --dates mdy which is meant',
      'logins.csv:3: "soon" is no date',
      'logins.csv:4: "c" is no e-mail address',
      'logins.csv:5: "2027-01-01" lies in the future',
    ].join("\n"),
  );
});

test("a file without the column says which option names it", () => {
  expect(() => read("email,when\na@example.com,2026-01-01\n")).toThrow(
    /--login-column\. It has: email, when/,
  );
  expect(read("email,when\na@example.com,2026-01-01\n", { loginColumn: "When" }).lastLogins.size).toBe(1);
});
