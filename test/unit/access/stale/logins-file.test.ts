import { loginsIn } from "../../../../src/access/stale/logins-file";
import { readTable } from "../../../../src/access/tables/read-table";

const NOW = new Date("2026-03-20T12:00:00Z");
const read = (text: string, columns = {}) =>
  loginsIn(readTable(text, "logins.csv"), { columns, now: NOW, redaction: "none" });

test("dates are read as the option says, for the address in small letters", () => {
  const { lastLogins } = read("email;last login\nADA@example.com;3/4/2026, 12:30 AM\n", { dates: "mdy" });
  expect([...lastLogins]).toEqual([["ada@example.com", "2026-03-04T00:30:00Z"]]);
});

test("of several dates of one person the latest counts", () => {
  const text =
    "user,Last Login Date\na@example.com,2026-01-01\na@example.com,2026-02-01\na@example.com,2025-12-01\n";
  expect(read(text).lastLogins.get("a@example.com")).toBe("2026-02-01T00:00:00Z");
});

test.each([
  ["Email Address [Required],Last Sign In [READ ONLY]", "2026/03/04 08:00:00", "2026-03-04T08:00:00Z"],
  ["user.login,Last Login", "2026-03-04T08:00:00.000Z", "2026-03-04T08:00:00Z"],
  ["userPrincipalName,signInActivity.lastSignInDateTime", "2026-03-04T08:00:00Z", "2026-03-04T08:00:00Z"],
  [
    "User principal name,Last interactive sign-in time (UTC)",
    '"3/14/2026, 8:00:00 AM"',
    "2026-03-14T08:00:00Z",
  ],
  ["Date (UTC),Username,Status", "2026-03-04T08:00:00Z,a@example.com,Success", "2026-03-04T08:00:00Z"],
  [
    "timestamp,actor.alternateId,eventType,outcome.result",
    "2026-03-04T08:00:00Z,a@example.com,user.session.start,SUCCESS",
    "2026-03-04T08:00:00Z",
  ],
])("the report %s needs no options", (headers, rest, at) => {
  const row = rest.includes("@") ? rest : `a@example.com,${rest}`;
  expect([...read(`${headers}\n${row}\n`).lastLogins]).toEqual([["a@example.com", at]]);
});

test("of a list of sign-ins those count that worked", () => {
  const { lastLogins, window } = read(
    "Date (UTC),Username,Status\n2026-03-04,a@example.com,Success\n2026-03-05,a@example.com,Failure\n",
  );
  expect(lastLogins.get("a@example.com")).toBe("2026-03-04T00:00:00Z");
  expect(window[1]).toBe("1 row of it is no log-in that worked.");
});

test("a column that is named may be the time of a try, and a status that of an account", () => {
  const times = { loginColumn: "Zeit" };
  const tries =
    "Zeit,Benutzername,Status\n2026-03-04,a@example.com,Fehler\n2026-03-05,b@example.com,Erfolg\n";
  expect([...read(tries, times).lastLogins.keys()]).toEqual(["b@example.com"]);
  const people = "Zeit,Benutzername,Status\n2026-03-04,a@example.com,Active\n";
  expect([...read(people, times).lastLogins.keys()]).toEqual(["a@example.com"]);
});

test.each([
  "never",
  "Never logged in",
  "noch nie angemeldet",
  "0001-01-01T00:00:00Z",
  "1970-01-01T00:00:00.000Z",
])("%j is never", (text) => {
  expect(read(`email,last seen\na@example.com,${text}\n`)).toMatchObject({
    never: new Set(["a@example.com"]),
    lastLogins: new Map(),
  });
});

test.each(["", "N/A", "-"])("%j is no date, and no reason to call anybody inactive", (text) => {
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
      "logins.csv:4: the cell holds no e-mail address",
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
