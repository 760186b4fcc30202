import { parseAddresses, parseSelection } from "../../../../src/access/export/selection";
import { rosterPerson } from "../../../support/roster";

const noFile = async () => {
  throw new Error("no file is read");
};
const select = (...texts: string[]) => parseSelection(texts, noFile);
const one = (key: string, sketch = {}) => {
  const person = rosterPerson(key, sketch);
  return { person, membership: person.memberships[0] ?? null };
};

test.each([
  ["email=ADA@example.com", true],
  ["email=*@example.com", true],
  ["a?a@example.com", true],
  ["*@example.org", false],
  ["email=ada.example.com", false],
  ["role=admin", true],
  ["role=zone-admin", true],
  ["role=Full Administrator", true],
  ["role=viewer", false],
  ["status=active", true],
  ["status=Pending", false],
  ["org=12345", true],
  ["org=54321", false],
])("%s selects an administrator called Ada: %s", async (text, expected) => {
  expect((await select(text)).matches(one("Ada", { role: "admin" }))).toBe(expected);
});

test("a dot in a pattern is a dot", async () => {
  expect((await select("email=a.b@example.com")).matches(one("axb"))).toBe(false);
});

test("several of a kind are alternatives, several kinds must all hold", async () => {
  const selection = await select("role=admin", "role=operator", "status=pending");
  expect(selection.matches(one("a", { role: "operator", status: "pending" }))).toBe(true);
  expect(selection.matches(one("b", { role: "operator" }))).toBe(false);
  expect(selection.matches(one("c", { role: "viewer", status: "pending" }))).toBe(false);
});

test("an account-wide role and one of several roles are found", async () => {
  const selection = await select("role=global-admin");
  expect(selection.matches(one("a", { accountRole: "global-admin" }))).toBe(true);
  expect((await select("role=Auditor")).matches(one("b", { role: "viewer, Auditor" }))).toBe(true);
});

test("a file names addresses; comments, blanks, a byte order mark and Windows line ends are fine", async () => {
  const file = "\ufeff# the team\r\nAda@Example.com\r\n\r\n  *@example.org \r\n";
  const selection = await parseSelection(["@team.txt"], async (path) => (path === "team.txt" ? file : ""));
  expect(selection.matches(one("ada"))).toBe(true);
  expect(selection.matches(one("bob", { email: "bob@example.org" }))).toBe(true);
  expect(selection.matches(one("bob"))).toBe(false);
  expect(selection.unmatched([one("ada")])).toEqual(["*@example.org"]);
});

test("tens of thousands of addresses are looked up, not tried one by one", async () => {
  const people = Array.from({ length: 30_000 }, (_, index) => one(`p${index}`));
  const file = people.map(({ person }) => person.email.toUpperCase()).join("\n");
  const selection = await parseSelection(["@all.txt"], async () => `${file}\nnobody@example.com`);
  expect(people.every((each) => selection.matches(each))).toBe(true);
  expect(selection.unmatched(people)).toEqual(["nobody@example.com"]);
  const isExcepted = await parseAddresses(["@all.txt", "*@example.org"], async () => file);
  expect(people.every(({ person }) => isExcepted(person.email))).toBe(true);
  expect([isExcepted("x@example.org"), isExcepted("x@example.com")]).toEqual([true, false]);
});

test.each([
  ["status=lapsed", /no status "lapsed".*pending, active, disabled, unknown/],
  ["org=acme", /number of an organization/],
  ["org=1e4", /number of an organization/],
  ["ada", /Cannot read "ada"/],
])("%s is refused", async (text, message) => {
  await expect(select(text)).rejects.toThrow(message);
});

test("a file that names nobody selects nobody instead of everybody", async () => {
  await expect(parseSelection(["@empty.txt"], async () => "# nobody\n")).rejects.toThrow(/names nobody/);
});
