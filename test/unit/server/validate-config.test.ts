import { text } from "../../../src/framework/schema";
import { validateConfig } from "../../../src/server/validate-config";
import { dynamic, whole } from "../../support/toy/toy-session";

test("a deprecated type says so wherever it is used", () => {
  const schema = { name: text.optional({ doc: "d" }) };
  const config = dynamic(schema, whole(schema));
  expect(validateConfig({ schema, type: "toy_old", deprecated: "Use toy_new." }, config)).toEqual([
    {
      severity: "warning",
      code: "config/deprecated",
      summary: "toy_old is deprecated",
      detail: "Use toy_new.",
    },
  ]);
  expect(validateConfig({ schema, type: "toy_new" }, config)).toEqual([]);
});
