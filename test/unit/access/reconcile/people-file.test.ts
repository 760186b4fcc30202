import fc from "fast-check";
import { peopleOf } from "../../../../src/access/reconcile/people-file";
import { readTable } from "../../../../src/access/tables/read-table";
import { meaningOf, yesOrNo } from "../../../../src/access/tables/systems";

const NOW = new Date("2026-03-20T12:00:00Z");
const file = (text: string, options = {}) =>
  peopleOf(readTable(text, "people.csv"), { options, now: NOW, redaction: "none" });
const read = (text: string, options = {}) => file(text, options).people;

/** The console's own has no status. */
const TOLD = ["Workday", "Okta", "Entra ID", "BambooHR"];

test.each([
  [
    "Workday",
    "Employee ID,Work Email,Legal First Name,Legal Last Name,Worker Status\n1,ada@example.com,Ada,Example,Active\n",
  ],
  [
    "Okta",
    "user.login,profile.email,profile.firstName,profile.lastName,status\nada,ada@example.com,Ada,Example,ACTIVE\n",
  ],
  ["Entra ID", "userPrincipalName,givenName,surname,accountEnabled\nada@example.com,Ada,Example,True\n"],
  [
    "BambooHR",
    "First Name,Last Name,Work Email,Employment Status,Active\nAda,Example,ada@example.com,active,Yes\n",
  ],
  [
    "the console",
    "User ID,Email Address,First Name,Last Name,RBAC Role,2FA\n101,ada@example.com,Ada,Example,Read Only,on\n",
  ],
])("the export of %s needs no options", (name, text) => {
  expect(read(text)).toEqual([
    expect.objectContaining({
      line: 2,
      email: "ada@example.com",
      name: { first: "Ada", last: "Example" },
      standing: TOLD.includes(name) ? "active" : "unknown",
    }),
  ]);
});

test("columns can be named, and a whole name will do", () => {
  const text = "Kontakt,Wer,Stand\nada@example.com,Ada Example,weg\nbob@example.com,,Da\n";
  const names = { emailColumn: "Kontakt", nameColumn: "Wer" };
  expect(read(text, { ...names, status: false })[0]).toEqual({
    ...{ line: 2, email: "ada@example.com", name: { whole: "Ada Example" } },
    ...{ standing: "active", status: null, leaves: null },
  });
  const { people, problems } = file(text, { ...names, statusColumn: "stand", activeWhen: ["DA"] });
  expect(people.map(({ standing }) => standing)).toEqual(["unknown", "active"]);
  expect(problems).toEqual([expect.stringMatching(/^people\.csv:2: nothing tells .* "weg" .* --left-when$/)]);
  expect(read(text, { ...names, statusColumn: "stand", leftWhen: ["weg"] })[0]?.standing).toBe("left");
});

test("everything that is wrong is told at once, by line", () => {
  const text = [
    "email,status",
    "ada@example.com,active",
    "ADA@example.com ,active",
    "nobody,active",
    ",active",
    "bob@example.com,",
  ].join("\n");
  const wrong = [
    "people.csv:3: ada@example.com is in line 2 already",
    "people.csv:4: the cell holds no e-mail address",
    "people.csv:5: no address",
    "people.csv:6: the status is empty",
  ];
  expect(() => file(text)).toThrow(wrong.join("\n"));
  const { problems, errors } = file(text, { skipInvalidRows: true });
  expect(problems).toEqual(wrong.map((line) => `${line}; left out`));
  expect(errors).toHaveLength(4);
});

/** Columns, cells of one row, and what it comes to on 2026-03-20. */
test.each([
  ["state,suspended", "ACTIVATED,false", "active"],
  ["state,suspended", "SUSPENDED,true", "left"],
  ["state,suspended", "ACTIVATED,true", /state ACTIVATED and suspended true disagree/],
  ["suspended,archived", "False,True", "left"],
  ["suspended,archived", "False,False", "active"],
  ["archived", "False", "active"],
  ["Status,Deleted", "Suspended,False", "left"],
  ["Block credential", "True", "left"],
  ["accountEnabled,state", "True,CA", "active"],
  ["state", "CA", "unknown"],
  ["Account Status,Worker Status", "Active,On Leave", "on_leave"],
  ["Status,Employment Status", "Active,Zombie", "unknown"],
  ["Status,Employment Status", "Active,", "active"],
  ["Status,Employment Status", ",n/a", /the status is empty/],
  ["Status", "pending start", "not_yet_here"],
  ["Austrittsdatum", "", "active"],
  ["Austrittsdatum", "0000-00-00", "active"],
  ["Austrittsdatum", "31.12.9999", "active"],
  ["Austrittsdatum", "19.03.2026", "left"],
  ["Austrittsdatum", "20.03.2026", "active"],
  ["Status,Termination Date", "Terminated,2026-01-31", "left"],
  [
    "Status,Termination Date",
    "Terminated,2027-01-31",
    /status Terminated and a date of leaving in the future, 2027-01-31, disagree/,
  ],
  ["Status,Termination Date", "On Leave,2027-01-31", "on_leave"],
  ["Status,Termination Date", "Active,03/04/2026", /"03\/04\/2026" can be read in two ways/],
  ["Status,Termination Date", "Active,soon", /"soon" is no date/],
  // Numbers are codes where no column of yes and no holds them.
  ["Status", "1", "unknown"],
  ["Currently Active", "1", "active"],
  ["Status,On Leave", "Active,Yes", "on_leave"],
  ["Status,On Leave", "Active,No", "active"],
  ["On Leave", "No", "unknown"],
  ["Block credential,Soft deletion time stamp", "False,2026-01-31 10:00:00Z", "left"],
  ["Block credential,Soft deletion time stamp", "False,", "active"],
  // Columns that nobody reads, and that might tell.
  ["Status,Terminated On", "Active,2026-01-31", /Terminated On 2026-01-31 may mean that they left; name/],
  ["Status,Terminated On", "Active,2027-01-31", "active"],
  ["Status,Terminated On", "Terminated,2026-01-31", "left"],
  ["Status,Reason for leaving", "Active,New job", /may mean that they left/],
  ["Status,Has Left", "Active,No", "active"],
  ["Status,Has Left", "Active,Y", /may mean that they left/],
  ["Status,User is active", "Active,False", /may mean that they left/],
  ["Status,Employee Type", "Active,Former", /may mean that they left/],
  ["Status,Employee Type", "Active,Regular", "active"],
  ["Status,Marital Status", "Active,Separated", "active"],
  ["Status,Account Password Expires", "Active,2026-01-31", "active"],
  ["Status,Licenses Suspended", "Active,2", "active"],
] as const)("%s: %s is %s", (columns, cells, expected) => {
  const text = `email,${columns}\na@example.com,${cells}\n`;
  if (typeof expected === "string") expect(read(text)[0]?.standing).toBe(expected);
  else expect(() => read(text)).toThrow(expected);
});

test("whatever the word, nobody is active by one that is not understood", () => {
  const known = fc.constantFrom("Active", "Inactive", "yes", "0", "staged", "On Leave", "-");
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), known), (text) => {
      const word = text.trim();
      const table = { file: "f", headers: ["email", "active"], errors: [] };
      const rows = [{ line: 2, cells: ["a@example.com", word] }];
      const options = { skipInvalidRows: true };
      const { people, problems } = peopleOf({ ...table, rows }, { options, now: NOW, redaction: "none" });
      const isActive = (meaningOf(word) ?? (yesOrNo(word) ? "active" : undefined)) === "active";
      expect(people[0]?.standing === "active").toBe(isActive);
      if (people[0]?.standing === "unknown") expect(problems).toHaveLength(1);
    }),
  );
});

test("who names the one column that counts has looked at the others", () => {
  const text = "email,Status,Terminated On\na@example.com,Active,2026-01-31\n";
  expect(read(text, { statusColumn: "Status" })[0]?.standing).toBe("active");
  expect(read(text, { leavingColumn: "Terminated On", skipInvalidRows: true })[0]?.standing).toBe("invalid");
});

test.each([
  ["'a@example.com'", /' around the address/],
  ["“a@example.com”", /“ around the address/],
  ["a@example.com.", /\. around the address/],
  ["(a@example.com)", /\( around the address/],
  ["d\ufffd@example.com", /could not read/],
])("the address %s is an error of its row", (address, message) => {
  expect(() => read(`email,Status\n${address},Active\n`)).toThrow(message);
});

test("which column was taken is said, and which looks like a status and was not", () => {
  const text =
    "Email,Work Email,Status,Marital Status\nb@home.example,b@example.com,Active,x\n,a@example.com,Active,x\n";
  expect(file(text).said).toEqual(["Work Email was taken, not Email", "Marital Status was not looked at"]);
});

test("a date with a day above 12 tells how those beside it are meant", () => {
  const text = "email,Last day of work\na@example.com,03/04/2027\nb@example.com,03/31/2027\n";
  const { people, said } = file(text);
  expect(people.map(({ leaves }) => leaves)).toEqual(["2027-03-04", "2027-03-31"]);
  expect(said).toEqual(["Dates such as 3/4/2026 are read month first, as 03/31/2027 is."]);
});

test.each([
  ["email\n", {}, /lists nobody/],
  ["email,Status\na@example.com,Active\n", { status: false }, /has the column Status.*--no-status/],
  ["name\nAda\n", {}, /--email-column/],
  ["Emial\nada@example.com\n", {}, /Did you mean --email-column "Emial"\?/],
])("%j is refused", (text, names, message) => {
  expect(() => file(text, names)).toThrow(message);
});

test.each(["Sttaus", "My Worker Status"])("without a status, %s may be meant", (header) => {
  const { problems } = file(`email,${header}\na@example.com,Active\n`);
  expect(problems).toEqual([expect.stringContaining(`Did you mean --status-column "${header}"?`)]);
});
