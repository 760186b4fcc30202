import { peopleOf } from "../../../../src/access/reconcile/people-file";
import { readTable } from "../../../../src/access/tables/read-table";

const read = (text: string, names = {}) => peopleOf(readTable(text, "people.csv"), names);

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
])("the export of %s needs no options", (_name, text) => {
  expect(read(text)).toEqual([
    expect.objectContaining({
      line: 2,
      email: "ada@example.com",
      name: { first: "Ada", last: "Example" },
      isActive: true,
    }),
  ]);
});

test("columns can be named, a whole name will do, and without a status everybody belongs here", () => {
  const text = "Kontakt,Wer,Stand\nada@example.com,Ada Example,weg\n";
  const names = { emailColumn: "Kontakt", nameColumn: "Wer" };
  expect(read(text, names)).toEqual([
    { line: 2, email: "ada@example.com", name: { whole: "Ada Example" }, isActive: true, status: null },
  ]);
  const [withStatus] = read(text, { ...names, statusColumn: "stand", activeWhen: ["Da"] });
  expect(withStatus).toMatchObject({ isActive: false, status: "weg" });
});

test("everything that is wrong is told at once, by line", () => {
  const text = [
    "email,status",
    "ada@example.com,active",
    "ADA@example.com ,active",
    "nobody,active",
    ",active",
    "bob@example.com,on leave",
  ].join("\n");
  expect(() => read(text)).toThrow(
    [
      "people.csv:3: ADA@example.com is already in line 2",
      'people.csv:4: "nobody" is no e-mail address',
      "people.csv:5: no e-mail address",
      'people.csv:6: nothing tells whether the status "on leave" means that somebody belongs here; name the words that do with --active-when',
    ].join("\n"),
  );
});

test.each([
  ["email\n", {}, /lists nobody/],
  ["email\nada@example.com\n", { activeWhen: ["x"] }, /--status-column/],
  ["name\nAda\n", {}, /--email-column/],
])("%j is refused", (text, names, message) => {
  expect(() => read(text, names)).toThrow(message);
});
