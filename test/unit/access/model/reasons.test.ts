import { changeSchema } from "../../../../src/access/model/change";
import { reasonSchema, reasonsOf } from "../../../../src/access/model/reasons";

test.each([
  ["delete_because_each_key", false, ["its key is no longer in for_each"]],
  [null, true, ["left behind by an interrupted replacement"]],
  ["delete_because_of_something_new", false, ["for a reason that this version does not know"]],
  ["toString", false, ["for a reason that this version does not know"]],
  [null, false, []],
])("Terraform's reason %j, deposed %j, is told as %j", (reason, deposed, told) => {
  expect(reasonsOf({ reason, deposed })).toEqual(told);
  for (const each of told) expect(reasonSchema.safeParse(each).success).toBe(true);
});

test.each([
  ["forced by email, org_id", true],
  ["forced by invitation.max_age", true],
  ["forced by nothing; nobody is removed", false],
  ["nobody is removed", false],
  ["", false],
])("a document of somebody else may give the reason %j: %j", (reason, expected) => {
  expect(reasonSchema.safeParse(reason).success).toBe(expected);
  const { why } = changeSchema.unwrap().shape;
  expect(why.safeParse([reason]).success).toBe(expected);
});
