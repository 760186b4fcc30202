import { columnOf, requiredColumn } from "../../../../src/access/tables/columns";
import { readTable } from "../../../../src/access/tables/read-table";

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
  ["", /f: the file is empty/],
  ['a,b\n"1,2\n', /f:2: a quote that does not end: the file was cut\. f is no readable CSV/],
  ['a,b\n1,B "x"\n', /f:2: a quote within a cell that does not begin with one/],
  ['a,b\n1,"B"x\n', /f:2: something follows the quote that ends a cell/],
  ["a,b\n1,2\n3", /f:3: 1 cell instead of 2 and no line end: the file was cut/],
  ["ada@example.com,Ada\n", /no line of column names/],
])("%j is refused", (text, message) => {
  expect(() => readTable(text, "f")).toThrow(message);
});

const isHeader = (cells: readonly string[]) => cells.includes("Email");
test.each([
  ["a title with other separators", "Staff, all; of them\n\nName;Email\nAda;ada@example.com\n", 4],
  ["Excel's hint", "sep=|\nName|Email\nAda|ada@example.com\n", 3],
  ["Excel's hint in quotes", '"sep=;"\nName;Email\nAda;ada@example.com\n', 3],
])("column names are found under %s", (_name, text, line) => {
  const { headers, rows } = readTable(text, "f", isHeader);
  expect([headers, rows]).toEqual([["Name", "Email"], [{ line, cells: ["Ada", "ada@example.com"] }]]);
});

test("what is no row is an error of its line, and the others stay", () => {
  const text = "List\nEmail,Name\na@example.com,A,b\nb@example.com,B\nc@example.com\nTotal: 3\n";
  const { rows, errors } = readTable(text, "f", isHeader);
  expect(rows.map(({ line }) => line)).toEqual([4]);
  expect(errors).toEqual([
    { line: 1, why: "a title before the column names" },
    { line: 3, why: "3 cells instead of 2" },
    { line: 5, why: "1 cell instead of 2" },
    { line: 6, why: "1 cell instead of 2: a footer" },
  ]);
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

  test.each(["Email:Status", "Email   Status", "Email^Status"])("%j is one column, of several", (headers) => {
    expect(() => requiredColumn(readTable(`${headers}\n`, "f"), wish)).toThrow(
      /all is one column, .*: save it/,
    );
  });

  test("two of one name are not guessed between", () => {
    expect(() => columnOf(readTable("Email,E-Mail\n", "f"), wish)).toThrow(/two columns are called Email/);
  });
});
