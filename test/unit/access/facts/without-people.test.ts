import { redactedEmail } from "../../../../src/access/facts/redact";
import { withoutPeople } from "../../../../src/access/facts/without-people";

const people = [
  { email: "ada@example.com", firstName: "Al", lastName: 'B"o$', constructPath: "prod/team/al" },
  { email: "o'neil{x}/y@example.com", firstName: "Alice", lastName: "" },
  { email: "b.ellis@example.com", firstName: "Ann", lastName: "Bell" },
  { email: "admin@example.com", firstName: "Ann-Marie", lastName: "Jos\u00e9" },
];
const hide = (text: string) => withoutPeople({ people, text }, "domain").text;

describe("a text is searched for the people whom other members name", () => {
  test.each([
    ["a name as a whole word only", "Al, Alice and Alabama", "A., A. and Alabama"],
    ["a short name as it is spelt", "AL and al are Al", "AL and al are A."],
    ["a name in any case", "ALICE or alice", "A. or A."],
    ["both Unicode forms of it", "Jos\u00e9 is Jose\u0301", "J. is J."],
    ["a name within a longer one", "Ann and Ann-Marie, not Ann-Marielle", "A. and A., not A.…lle"],
    ["a mailbox alone", "ask b.ellis", "ask b***"],
    ["no mailbox of several people", "an admin of the team", "an admin of the team"],
    ["a step that is called after somebody", "automox_user.alice_bell", "automox_user.a***"],
    ["no domain that is somebody's name", "zed@bell.example", "z***@bell.example"],
    ["as JSON spells it", String.raw`first_name = "B\"o$"`, 'first_name = "B."'],
    ["the path of the construct", "delete prod/team/al from", "delete prod/t***/a*** from"],
    ["an address with signs that end words", "<o'neil{x}/y@example.com>", "<o***@example.com>"],
    ["the same in another case", "O'NEIL{X}/Y@EXAMPLE.COM is it", "o***@example.com is it"],
    ["as a shell spells it", String.raw`'o'\''neil{x}/y@example.com'`, "'o***@example.com'"],
    ["a resource called after them", "automox_user.Al_Alice", "automox_user.A***"],
    ["a part of somebody else's address", "bada@example.com", "b***@example.com"],
  ])("%s", (_name, text, expected) => {
    expect(hide(text)).toEqual(
      typeof expected === "string" ? expected : expect.stringMatching(expected as RegExp),
    );
  });
});

test("members are hidden as what they are, wherever they stand", () => {
  const document = {
    deep: [{ person: people[0] }],
    keyOwner: "a|b@example.com",
    email: "(known after apply)",
    changes: [
      { field: "first_name", from: "Al", to: "Bo" },
      { field: "email", from: "x/y@example.com", to: null },
      { field: "prefs_json", from: '{"signature":"Al"}', to: null },
      { field: "role", from: "viewer", to: "admin" },
    ],
    sentence: ["Al ", { value: "Al" }, " and ", { value: "x/y@example.com" }],
    names: { automox: "Al Be", file: "Albert" },
    found: { email: "(known after apply)", name: { first: "Al", last: "Be" } },
    stamp: new Date(5),
  };
  expect(withoutPeople(document, "hash")).toEqual({
    deep: [
      {
        person: {
          email: redactedEmail("ada@example.com", "hash"),
          firstName: null,
          lastName: null,
          constructPath: expect.stringMatching(/^prod\/name-\w{8}\/name-\w{8}$/),
        },
      },
    ],
    keyOwner: redactedEmail("a|b@example.com", "hash"),
    email: "(known after apply)",
    changes: [
      { field: "first_name", from: null, to: null },
      { field: "email", from: redactedEmail("x/y@example.com", "hash"), to: null },
      { field: "prefs_json", from: "(hidden)", to: null },
      { field: "role", from: "viewer", to: "admin" },
    ],
    // Words of ours stay, also one that is somebody's name.
    sentence: ["Al ", { value: "…" }, " and ", { value: redactedEmail("x/y@example.com", "hash") }],
    names: { automox: null, file: null },
    found: { email: "(known after apply)", name: { first: null, last: null } },
    stamp: new Date(5),
  });
});

test("what else names the same people counts, and nothing is hidden unasked", () => {
  expect(withoutPeople({ reason: "Al asked" }, "domain", { people })).toEqual({ reason: "A. asked" });
  const document = { people, text: "Al, prod/team/al, automox_user.al" };
  expect(withoutPeople(document, "none")).toBe(document);
});
