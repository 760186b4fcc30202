import { error, type Path, warning } from "../../../src/framework/diagnostics";
import { toDiagnostics, toPath } from "../../../src/server/diagnostic";
import { told } from "../../support/toy/toy-session";

const finding = { code: "toy/no", summary: "Cannot do it", detail: "No.\nNever." };

test("a diagnostic has its severity, its code as the last line, and the way to its attribute", () => {
  const path: Path = [{ attribute: "rooms" }, { key: "__proto__" }, { attribute: "doors" }, { index: 2 }];
  expect(told(toDiagnostics([error({ ...finding, path }), warning(finding)]))).toEqual([
    {
      severity: "error",
      code: "toy/no",
      summary: "Cannot do it",
      detail: "No.\nNever.\n\n[toy/no]",
      path: "attributeName=rooms elementKeyString=__proto__ attributeName=doors elementKeyInt=2",
    },
    {
      severity: "warning",
      code: "toy/no",
      summary: "Cannot do it",
      detail: "No.\nNever.\n\n[toy/no]",
      path: undefined,
    },
  ]);
});

test("the path of the whole object is none", () => {
  expect(toDiagnostics([error({ ...finding, path: [] })])[0]?.attribute).toBeUndefined();
  expect(toPath([])).toEqual({ steps: [] });
});

test("the same finding twice helps nobody, one at another place does", () => {
  const [at, there] = [[{ attribute: "a" }], [{ attribute: "b" }]];
  const all = [
    error({ ...finding, path: at }),
    warning(finding),
    error({ ...finding, path: at }),
    error({ ...finding, path: there }),
  ];
  expect(told(toDiagnostics(all)).map(({ severity, path }) => [severity, path])).toEqual([
    ["error", "attributeName=a"],
    ["warning", undefined],
    ["error", "attributeName=b"],
  ]);
});
