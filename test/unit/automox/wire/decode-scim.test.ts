import { decodeScimPage, decodeScimUser } from "../../../../src/automox/wire/decode-scim";
import { ShapeError } from "../../../../src/automox/wire/shape-error";

const ADA = { id: "a-1", userName: "ada@example.com" };

test.each([
  ["a whole user", { ...ADA, active: true, name: { givenName: "Ada" }, meta: {} }, { ...ADA, active: true }],
  ["somebody disabled", { ...ADA, active: false }, { ...ADA, active: false }],
  ["active as a text", { ...ADA, active: "True" }, { ...ADA, active: true }],
  ["inactive as a text", { ...ADA, active: " false " }, { ...ADA, active: false }],
  ["no word on active", ADA, ADA],
  ["null for active", { ...ADA, active: null }, ADA],
  ["a word for active that is none", { ...ADA, active: "yes" }, ADA],
  ["a number for active", { ...ADA, active: 0 }, ADA],
  ["a number as id", { ...ADA, id: 7 }, { ...ADA, id: "7" }],
  ["blanks around the name", { ...ADA, userName: " ada@example.com\n" }, ADA],
  ["the only e-mail for a name", { id: "a-1", emails: [{ value: "ada@example.com" }] }, ADA],
  [
    "the primary e-mail for a name",
    {
      id: "a-1",
      userName: null,
      emails: [{ value: "old@example.com" }, { value: "ada@example.com", primary: true }],
    },
    ADA,
  ],
  [
    "the first usable e-mail for an empty name",
    { id: "a-1", userName: " ", emails: [null, {}, { value: "" }, { value: "ada@example.com" }] },
    ADA,
  ],
  ["the name before the e-mails", { ...ADA, emails: [{ value: "x@example.com", primary: true }] }, ADA],
])("%s is read", (_name, row, expected) => {
  expect(decodeScimUser(row, "the answer")).toEqual(expected);
});

test.each([
  ["no object", "ada", "expected it to be a user"],
  ["a list", [ADA], "expected it to be a user"],
  ["no id", { userName: "ada@example.com" }, "expected it.id to be the id of a user"],
  ["an empty id", { ...ADA, id: " " }, "expected it.id to be the id of a user"],
  ["an id that leads out of the collection", { ...ADA, id: ".." }, "expected it.id to be the id of a user"],
  ["no name at all", { id: "a-1" }, "expected it.userName to be a name"],
  ["e-mails that are no list", { id: "a-1", emails: "ada@example.com" }, "expected it.userName to be a name"],
])("%s is refused without a value in the message", (_name, row, reason) => {
  expect(() => decodeScimUser(row, "it")).toThrow(new ShapeError(reason));
});

test.each([
  [
    "a list",
    { totalResults: 2, Resources: [ADA], startIndex: 1, itemsPerPage: 1 },
    { users: [ADA], total: 2 },
  ],
  ["an empty list without Resources", { totalResults: 0 }, { users: [], total: 0 }],
  ["null for Resources", { totalResults: 0, Resources: null }, { users: [], total: 0 }],
])("%s is read as a page", (_name, json, expected) => {
  expect(decodeScimPage(json)).toEqual(expected);
});

test.each([
  ["a bare list", [ADA], "expected a list of users"],
  ["null", null, "expected a list of users"],
  ["Resources that are no list", { totalResults: 1, Resources: ADA }, "expected a list of users"],
  ["no total", { Resources: [ADA] }, "expected totalResults to be the number of all users"],
  ["a negative total", { totalResults: -1 }, "expected totalResults to be the number of all users"],
  [
    "a row that is no user",
    { totalResults: 2, Resources: [ADA, {}] },
    "expected Resources[1].id to be the id of a user",
  ],
])("%s is no page", (_name, json, reason) => {
  expect(() => decodeScimPage(json)).toThrow(new ShapeError(reason));
});
