import { readFileSync } from "node:fs";
import ts from "typescript";
import { sourceFiles } from "./support/source-files";

/** What Biome has no rule for. Functions outside of tests are counted by Biome; there a `describe` is a chapter, no function. */
const MAX_FUNCTION_LINES = 60;
const CONSTANT_CASE = /^[A-Z][A-Z0-9_]*$/;
const CHAPTERS = /^(describe|inBothContracts|withBothContracts)\b/;
const GENERATED = /\/(gen|generated)\//;

interface Finding {
  readonly line: number;
  readonly what: string;
}

/** A number, a text, a pattern, a list, or a sum of such: a value that never does anything. */
function isPlainValue(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return isPlainValue(node.expression);
  if (ts.isBinaryExpression(node)) return isPlainValue(node.left) && isPlainValue(node.right);
  if (ts.isPrefixUnaryExpression(node)) return isPlainValue(node.operand);
  return ts.isLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}

function complaintOf(node: ts.Node, file: ts.SourceFile): string | undefined {
  if (ts.isPrivateIdentifier(node)) return `${node.text}: write private`;
  if (ts.isCatchClause(node)) {
    const name = node.variableDeclaration?.name.getText(file);
    return name === undefined || name === "error" || name.startsWith("{")
      ? undefined
      : `catch (${name}): error`;
  }
  if (ts.isFunctionLike(node) && file.fileName.startsWith("test/")) return tooLong(node, file);
  if (!ts.isVariableStatement(node) || !ts.isSourceFile(node.parent)) return undefined;
  if (!(node.declarationList.flags & ts.NodeFlags.Const) || file.fileName.startsWith("test/"))
    return undefined;
  const misnamed = node.declarationList.declarations.filter(
    ({ name, initializer }) =>
      initializer && isPlainValue(initializer) && ts.isIdentifier(name) && !CONSTANT_CASE.test(name.text),
  );
  return misnamed.length === 0 ? undefined : `${misnamed[0]?.name.getText(file)}: a constant in capitals`;
}

function tooLong(node: ts.SignatureDeclaration, file: ts.SourceFile): string | undefined {
  const { parent } = node;
  if (ts.isCallExpression(parent) && CHAPTERS.test(parent.expression.getText(file))) return undefined;
  const lineOf = (at: number) => file.getLineAndCharacterOfPosition(at).line;
  const lines = lineOf(node.getEnd()) - lineOf(node.getStart(file)) + 1;
  return lines <= MAX_FUNCTION_LINES ? undefined : `a function of ${lines} lines`;
}

function findings(name: string, text: string): Finding[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const what = complaintOf(node, file);
    if (what) found.push({ line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, what });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const written = sourceFiles("src", "lib", "test", "bench", "scripts").filter((file) => !GENERATED.test(file));

test.each(written)("%s is written in the house's dialect", (file) => {
  expect(findings(file, readFileSync(file, "utf8"))).toEqual([]);
});

describe("what the dialect does without", () => {
  const long = `() => {\n${"  call();\n".repeat(60)}}`;
  test.each([
    ["a private name", "src/a.ts", "class A { #b = 1; }"],
    ["another word in a catch", "src/a.ts", "try { a(); } catch (thrown) { b(thrown); }"],
    ["a constant in small letters", "src/a.ts", "const limit = 5;"],
    ["a calculated one", "src/a.ts", "export const limitMs = 60 * 1_000;"],
    ["a list", "src/a.ts", "const words = ['a'] as const;"],
    ["a test over 60 lines", "test/a.test.ts", `test("a", ${long});`],
  ])("%s", (_name, file, text) => {
    expect(findings(file, text)).toHaveLength(1);
  });

  test.each([
    ["a caught error", "src/a.ts", "try { a(); } catch (error) { b(error); }"],
    ["nothing caught", "src/a.ts", "try { a(); } catch { b(); }"],
    ["what is made or called", "src/a.ts", "const reader = create(5); const add = (a) => a;"],
    ["a constant within a function", "src/a.ts", "function a() { const limit = 5; return limit; }"],
    ["a chapter over 60 lines", "test/a.test.ts", `describe("a", ${long});`],
  ])("but not %s", (_name, file, text) => {
    expect(findings(file, text)).toEqual([]);
  });
});
