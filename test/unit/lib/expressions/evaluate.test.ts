import { type Constant, evaluate } from "../../../../lib/expressions/evaluate";
import { textOf } from "../../../../lib/expressions/node";
import { nodeOf } from "../../../../lib/expressions/parse";
import { expression } from "../../../support/construct-libraries";

const constant = (value: unknown, open?: string): Constant => ({
  node: nodeOf(value),
  words: "a constant",
  ...(open === undefined ? {} : { open }),
});

const CONSTANTS = new Map([
  ["local.role", constant("viewer")],
  ["local.roles", constant({ ada: "admin", bea: expression("local.role") })],
  ["local.list", constant(["a", "b"])],
  ["local.one", constant(expression("local.two"))],
  ["local.two", constant(expression("local.one"))],
  ["var.stage", constant("prod", "the variable stage may be set")],
  ["var.count", constant(0, "the variable count may be set")],
  ["local.twice0", constant(expression("terraform.workspace"))],
  ...Array.from({ length: 25 }, (_, index): [string, Constant] => [
    `local.twice${index + 1}`,
    constant(expression(`local.twice${index}`).repeat(2)),
  ]),
  ["var.roles", constant({ ada: "admin" }, "the variable roles may be set")],
]);
const INSTANCE = { "each.value": nodeOf({ mail: "ada@example.com" }), "each.key": nodeOf("ada") };

function outcomeOf(text: string) {
  const names = { constants: CONSTANTS, settled: new Map(), instance: INSTANCE };
  const { possible, open } = evaluate(nodeOf(text), names);
  return [possible.map(({ node }) => textOf(node) ?? node), open !== undefined];
}

test.each<[string, readonly unknown[], boolean]>([
  ["viewer", ["viewer"], false],
  [`$${expression("not")}`, [expression("not")], false],
  [expression('"admin"'), ["admin"], false],
  [expression('"a\\"b\\\\\\u0041\\n"'), ['a"b\\A\n'], false],
  [expression("(12)"), ["12"], false],
  [expression("local.role"), ["viewer"], false],
  [`read-${expression("local.role")}!`, ["read-viewer!"], false],
  [expression(`"$${expression("x")} ${expression("local.role")}"`), [`${expression("x")} viewer`], false],
  [expression("local.roles.ada"), ["admin"], false],
  [expression('local.roles["bea"]'), ["viewer"], false],
  [expression("local.roles[each.key]"), ["admin"], false],
  [expression("local.list[1]"), ["b"], false],
  [expression("local.list.0"), ["a"], false],
  [expression("element(local.list, 1)"), ["b"], false],
  [expression("each.value.mail"), ["ada@example.com"], false],
  [expression('{ "x" = "y", z: "w" }.z'), ["w"], false],
  [expression('lookup(local.roles, "cal", "none")'), ["none"], false],
  [expression('lookup(var.roles, "ada", "viewer")'), ["admin", "viewer"], true],
  [expression("var.stage"), ["prod"], true],
  [expression('coalesce("", null, "x", "y")'), ["x"], false],
  [expression('coalesce(var.other, "admin")'), ["admin"], true],
  [expression('try(data.a.b.c, "admin")'), ["admin"], true],
  [expression('try(local.roles.nobody, "admin")'), ["admin"], false],
  [expression('try(data.a.b.c, true) ? "a" : "b"'), ["a", "b"], false],
  [expression('terraform.workspace == "x" ? "a" : "b"'), ["a", "b"], false],
  [expression('var.stage == "prod" && !var.x ? "a" : var.n > 1 ? "b" : "c"'), ["a", "b", "c"], false],
  [expression('true ? "a" : "b"'), ["a"], false],
  [expression('join("-", ["a", local.role])'), ["a-viewer"], false],
  [expression('lower(trimspace(" ADMIN "))'), ["admin"], false],
  [expression('sensitive(tostring("x"))'), ["x"], false],
  [expression("coalesce(local.list...)"), [], true],
  [expression("local.one"), [], true],
  [expression("local.nothing"), [], true],
  [expression("automox_user.ada.role"), [], true],
  [expression('each.key == "ada" ? "a" : "b"'), ["a"], false],
  [expression('each.key != "ada" || 1 + 2 * 3 - 1 < 6 ? "a" : "b"'), ["b"], false],
  [expression('contains(local.list, "a") && !(each.key == "bea") ? "a" : "b"'), ["a"], false],
  [expression('contains([var.x], "a") ? "a" : "b"'), ["a", "b"], false],
  [expression('each.key == "bea" && var.x ? "a" : "b"'), ["b"], false],
  [expression('"1" == 1 ? "a" : "b"'), ["a", "b"], false],
  [expression('var.stage == "dev" ? var.stage : "x"'), ["x"], true],
  [expression('var.count > 0 ? var.count : "x"'), ["x"], true],
  [expression("8 / 4 % 2 >= 1 == false"), ["true"], false],
  [expression("-1"), [], true],
  [expression('"a" + 1'), [], true],
  [expression("local.list[*]"), [], true],
  [expression("local.list.*.name"), [], true],
  [expression('[for k, v in local.roles : upper(v) if v != ""][0]'), [], true],
  [expression('{ for k, v in local.roles : k => v... }["a"]'), [], true],
  [expression('provider::automox::role_slug("Admin")'), [], true],
  [expression("concat(local.list, [])[0]"), [], true],
  [`%{ if true }a%{ endif }`, [], true],
  [expression('"unfinished'), [], true],
  [expression("{"), [], true],
  [expression("(1"), [], true],
  [expression("f(1 2)"), [], true],
  [expression("a b"), [], true],
  [expression("a."), [], true],
  ["$".repeat(3), ["$$$"], false],
  [expression("local.twice25"), [], true],
  [`${"${(".repeat(9_000)}1`, [], true],
])("%s may come to %j", (text, possible, isOpen) => {
  expect(outcomeOf(text)).toEqual([possible, isOpen]);
});

test.each([
  ['var.a == "x"', 'var.a == "y"'],
  ['"x" == var.a', 'var.a == "y"'],
  ['var.a == "x"', 'var.a != "x"'],
  ["var.a", "!var.a"],
  ["!(!var.a)", "(!var.a)"],
  ["var.a && var.b", "var.a && !var.b"],
  ["!(var.a || var.b)", "var.b"],
])("%s and %s are never together", (one, other) => {
  expect(
    outcomeOf(`${expression(`${one} ? "a" : "b"`)}${expression(`${other} ? "c" : "d"`)}`)[0],
  ).not.toContain("ac");
});

test("what cannot be together is not put together", () => {
  const chosen = `terraform.workspace == "x" ? "a" : "b"`;
  expect(outcomeOf(`${expression(chosen)}-${expression(chosen)}`)).toEqual([["a-a", "b-b"], false]);
});

/** A text of two texts of two texts. */
const nested = (depth: number, name = "v"): string =>
  depth === 0
    ? `var.${name} ? "${name}" : "b"`
    : `"${expression(nested(depth - 1, `${name}0`))}${expression(nested(depth - 1, `${name}1`))}"`;

test.each([
  ["in a row", Array.from({ length: 12 }, (_, index) => expression(`var.v${index} ? "a" : "b"`)).join("")],
  ["within one another", expression(nested(6))],
])("more %s than can be told apart is said to be open", (_how, many) => {
  const [possible, isOpen] = outcomeOf(many);
  expect([(possible as unknown[]).length, isOpen]).toEqual([200, true]);
});
