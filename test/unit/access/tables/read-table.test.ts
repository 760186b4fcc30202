import { columnOf, readTable, requiredColumn } from "../../../../src/access/tables/read-table";

test.each([
  ["commas", "Email,Name\nada@example.com,Ada\n"],
  ["semicolons, as German Excel writes", "Email;Name\r\nada@example.com;Ada\r\n"],
  ["tabs", "Email\tName\nada@example.com\tAda"],
  ["a byte order mark", "\ufeffEmail,Name\nada@example.com,Ada\n"],
  ["quotes with the separator of somebody else", 'Email,"Name; title"\nada@example.com,Ada\n'],
  ["blanks around cells and empty lines", "Email , Name\n\n ada@example.com ,Ada\n,\n"],
])("%s", (_name, text) => {
  const { headers, rows } = readTable(text, "people.csv");
  expect(headers[0]).toBe("Email");
  expect(rows.map(({ cells }) => cells)).toEqual([["ada@example.com", "Ada"]]);
});

test("a row knows the line where it begins, also after cells of several lines", () => {
  const text =
    'Email,Note\r\n"a@example.com","one\r\ntwo"\r\n\r\nb@example.com,"x\ny\nz"\r\nc@example.com,\r\n';
  expect(readTable(text, "f").rows.map(({ line, cells }) => [cells[0], line])).toEqual([
    ["a@example.com", 2],
    ["b@example.com", 5],
    ["c@example.com", 8],
  ]);
});

test("a formula guard of another export is no part of the text", () => {
  expect(readTable("Email,Name\na@example.com,'=x\n", "f").rows[0]?.cells[1]).toBe("=x");
});

test.each([
  ["", /f is empty/],
  ["a,b\n1,2,3\n", /f:2: expected 2 cells, as in the first line, got 3/],
  ['a,b\n"1,2\n', /f is no readable CSV/],
])("%j is refused", (text, message) => {
  expect(() => readTable(text, "f")).toThrow(message);
});

describe("columns", () => {
  const table = readTable("Work E-mail,Employee Name,profile.login\n", "hr.csv");
  const wish = { option: "--email-column", name: undefined, usual: ["email", "workemail", "login"] };

  test.each([
    ["the best of the usual names", undefined, 0],
    ["the one named", "profile.login", 2],
    ["in another spelling", "employee_name", 1],
  ])("%s", (_name, name, place) => {
    expect(columnOf(table, { ...wish, name })).toBe(place);
  });

  test("one that is not there is refused with those that are", () => {
    expect(() => columnOf(table, { ...wish, name: "mail" })).toThrow(
      /hr\.csv has no column "mail" \(--email-column\)\. It has: Work E-mail, Employee Name, profile\.login/,
    );
    expect(() => requiredColumn(table, { ...wish, usual: ["upn"] })).toThrow(
      /right column with --email-column/,
    );
  });

  test("two of one name are not guessed between", () => {
    expect(() => columnOf(readTable("Email,E-Mail\n", "f"), wish)).toThrow(/2 columns called "Email"/);
  });
});
