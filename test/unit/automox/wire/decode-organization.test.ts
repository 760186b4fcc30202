import { decodeOrganization } from "../../../../src/automox/wire/decode-organization";
import { ShapeError } from "../../../../src/automox/wire/shape-error";

const UUID = "0a1b2c3d-0000-4000-8000-00000000000a";

test.each([
  [
    "the organization contract",
    { id: 1, name: "Acme", plan: "business" },
    { id: 1, name: "Acme", plan: "business" },
  ],
  [
    "the account contract",
    { id: 1, uuid: UUID, name: "Acme", tier: "patch" },
    { id: 1, uuid: UUID, name: "Acme", plan: "patch" },
  ],
  ["neither plan nor tier", { id: 1, name: "Acme" }, { id: 1, name: "Acme" }],
  ["an empty plan", { id: 1, name: "Acme", plan: "" }, { id: 1, name: "Acme", plan: null }],
  ["a number written as text", { id: "12", name: "Acme" }, { id: 12, name: "Acme" }],
  ["no name", { id: 1 }, { id: 1, name: null }],
  ["secrets", { id: 1, name: "Acme", access_key: "s", metadata: {}, parent_id: 2 }, { id: 1, name: "Acme" }],
])("%s", (_name, row, expected) => {
  expect(decodeOrganization(row, { at: "[0]" })).toEqual(expected);
});

test.each([[{ name: "Acme" }], [{ id: 0 }], [{ id: 1.5 }], [{ id: UUID }], [null], ["Acme"], [[1]]])(
  "%j is none",
  (row) => {
    expect(() => decodeOrganization(row, { at: "[3]" })).toThrow(
      new ShapeError("expected [3].id to be a number of an organization"),
    );
  },
);
