import { UNKNOWN } from "../../../src/cty/value";
import { type Identity, identityOf, identityType } from "../../../src/framework/identity";
import { text, whole } from "../../../src/framework/schema";
import { plain, resourceOf, values } from "../../support/framework/stage";

const doc = "d";
const identity: Identity = {
  version: 1,
  attributes: {
    org: { type: "number", doc, importing: "required" },
    email: { type: "string", doc, importing: "optional" },
  },
  importId: ({ org, email }) => `${String(org)}/${String(email)}`,
};
const schema = { org: whole.required({ doc }), email: text.proposed({ doc }), note: text.optional({ doc }) };
const resource = resourceOf(schema, { identity });

const of = (given: Record<string, unknown> | null) => plain(identityOf(resource, given && values(given)));

test("an identity is taken from the values of the same names", () => {
  expect(of({ org: 1, email: "a@x", note: "n" })).toEqual({ org: 1, email: "a@x" });
  expect(of({ org: 1, note: "n" })).toEqual({ org: 1, email: null });
});
test("there is none of nothing, of what has none, and while a part is unknown", () => {
  expect(of(null)).toBeUndefined();
  expect(of({ org: 1, email: UNKNOWN })).toBeUndefined();
  expect(identityOf(resourceOf(schema), values({ org: 1, email: "a@x" }))).toBeUndefined();
});
test("its type is made once", () => {
  expect(identityType(identity)).toEqual(["object", { org: "number", email: "string" }]);
  expect(identityType(identity)).toBe(identityType(identity));
});
