import { object, text } from "../../../src/framework/schema";
import { Diagnostic_Severity } from "../../../src/plugin/gen/tfplugin6";
import { configFrom, withoutSecrets } from "../../../src/server/hide-secrets";
import { dynamic, whole } from "../../support/toy/toy-session";

const secret = text.optional({ doc: "", sensitive: true });
const schema = {
  key: secret,
  name: text.optional({ doc: "" }),
  inner: object({ token: secret }).optional({ doc: "" }),
};

test("what a configuration gives where the schema says sensitive leaves in no text for people", () => {
  const config = {
    key: "key-of-the-block",
    name: "no-secret-at-all",
    inner: { token: "token-of-the-block" },
  };
  configFrom(schema, dynamic(schema, whole(schema, config)));
  const said = "key-of-the-block, no-secret-at-all, token-of-the-block";
  const clean = "[redacted], no-secret-at-all, [redacted]";
  const diagnostic = { severity: Diagnostic_Severity.ERROR, attribute: undefined };
  expect(
    withoutSecrets({
      diagnostics: [{ ...diagnostic, summary: said, detail: said }],
      error: { text: said },
      newState: said,
      diagnostic: [{ ...diagnostic, summary: said, detail: said }],
      displayName: said,
    }),
  ).toEqual({
    diagnostics: [{ ...diagnostic, summary: clean, detail: clean }],
    error: { text: clean },
    // A value stays what it is.
    newState: said,
    diagnostic: [{ ...diagnostic, summary: clean, detail: clean }],
    displayName: clean,
  });
  const ended = { diagnostics: [{ ...diagnostic, summary: said, detail: "" }] };
  expect([
    withoutSecrets({ type: { $case: "progress", value: { message: said } } }),
    withoutSecrets({ type: { $case: "completed", value: ended } }),
  ]).toEqual([
    { type: { $case: "progress", value: { message: clean } } },
    { type: { $case: "completed", value: { diagnostics: [{ ...diagnostic, summary: clean, detail: "" }] } } },
  ]);
});
