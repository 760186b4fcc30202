// As pnpm and workspaces install them: a second copy of the library, or of this package, as soon as two packages ask for
// different versions. Real package managers install them in test/long.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { type LibraryName, loadLibrary } from "../../support/construct-libraries";

const NAMES: readonly LibraryName[] = ["cdktf", "cdktn"];

describe.each(NAMES)("two copies of everything, with %s", (name) => {
  const [one, other] = [loadLibrary(name), loadLibrary(name)];
  const { Testing, TerraformStack } = one.cdk;
  const ADA = { email: "ada@example.com", role: "viewer" };

  /** A provider by somebody else: the other copy, or bindings that `cdktf get` has made. */
  const MAKERS = [
    ["of the other copy", other.constructs.AutomoxProvider],
    ["of generated bindings", bindings().AutomoxProvider],
  ] as const;
  function bindings(): typeof import("../../../lib/library") {
    let loaded: unknown;
    jest.isolateModules(() => {
      loaded = require(`../../../lib/library${name === "cdktf" ? "" : "-cdktn"}`);
    });
    return loaded as typeof import("../../../lib/library");
  }
  const open = () => new TerraformStack(Testing.app(), "stack");

  test("are two", () => {
    expect(one.constructs.AutomoxUser).not.toBe(other.constructs.AutomoxUser);
    expect(one.cdk.TerraformStack).not.toBe(other.cdk.TerraformStack);
  });

  test.each(MAKERS)("a team beside a provider %s makes users in its organization", (_whose, Provider) => {
    const stack = open();
    new Provider(stack, "automox", { orgId: 12345 });
    const team = new one.constructs.AutomoxTeam(stack, "team", { people: [{ ...ADA, orgId: 12345 }] });
    expect([...team.users.keys(), ...team.memberships.keys()]).toEqual(["ada@example.com"]);
    expect(Testing.fullSynth(stack)).toBeTruthy();
  });

  test.each(MAKERS)("also where it is given as the provider, %s", (_whose, Provider) => {
    const stack = open();
    const provider = new Provider(stack, "emea", { alias: "emea", orgId: 67890 });
    const { users } = new one.constructs.AutomoxTeam(stack, "team", {
      people: [{ ...ADA, orgId: 67890 }],
      provider,
    });
    expect([...users.keys()]).toEqual(["ada@example.com"]);
  });

  test("a person of each is told once", () => {
    const stack = open();
    new one.constructs.AutomoxProvider(stack, "automox", { orgId: 12345 });
    new other.constructs.AutomoxUser(stack, "ada", ADA);
    new one.constructs.AutomoxUser(stack, "again", { ...ADA, orgId: 12345 });
    const said = messageOf(() => Testing.synth(stack, true));
    expect(said.match(/addresses compare without case/g)).toHaveLength(1);
    expect(said).toMatch(/email: stack\/again is ada@example\.com, and stack\/ada is/);
  });

  test("a person of generated bindings is compared and checked too, beside our provider alone", () => {
    const stack = open();
    new one.constructs.AutomoxProvider(stack, "automox", { orgId: 12345 });
    new (bindings().User)(stack, "ada", ADA);
    new (bindings().User)(stack, "again", { ...ADA, role: "Admin" });
    const said = messageOf(() => Testing.synth(stack, true));
    expect(said).toMatch(/stack\/again role: "Admin" is not a role/);
    expect(said).toMatch(/stack\/again is ada@example\.com/);
  });

  test("limits count people of all", () => {
    const stack = open();
    new other.constructs.AutomoxProvider(stack, "automox", { orgId: 12345 });
    one.cdk.Aspects.of(stack).add(new other.constructs.MaxAdmins(1));
    one.cdk.Aspects.of(stack).add(new one.constructs.EmailDomains(["example.com"]));
    new one.constructs.AutomoxUser(stack, "ada", { ...ADA, role: "admin" });
    new other.constructs.AutomoxUser(stack, "bea", { email: "bea@example.org", role: "admin" });
    const said = messageOf(() => Testing.fullSynth(stack));
    expect(said).toMatch(/\[stack\/bea\] role: would be administrator number 2 of organization 12345/);
    expect(said).toMatch(/\[stack\/bea\] email: bea@example\.org is not in an allowed domain/);
  });

  test("an operator without a zone is told through the synthesizer of another copy", () => {
    const stack = open();
    const guards = { operatorWithoutZone: "error" };
    const accountId = "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";
    new other.constructs.AutomoxProvider(stack, "automox", { accountId, guards } as never);
    new other.constructs.AutomoxUser(stack, "ada", { ...ADA, role: "operator" });
    expect(messageOf(() => Testing.fullSynth(stack))).toMatch(/an operator sees devices in the zones given/);
  });

  test("somebody of the other copy is imported, and listed", () => {
    const stack = open();
    new one.constructs.AutomoxProvider(stack, "automox", { orgId: 12345 });
    other.constructs.AutomoxUser.importExisting(stack, "ada", ADA);
    expect(JSON.parse(Testing.synth(stack, true)).import).toEqual([
      { to: "automox_user.ada", id: "ada@example.com" },
    ]);
    expect(one.constructs.AutomoxPeople.of(stack).emails(12345)).toEqual(["ada@example.com"]);
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  return "nothing was thrown";
}

describe("nothing in lib knows copies from one another", () => {
  const ROOT = join(__dirname, "..", "..", "..", "lib");
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("generated"))
    .map((path) => [path, readFileSync(join(ROOT, path), "utf8")] as const);

  test.each(files)("%s", (path, text) => expect(sins(path, text)).toEqual([]));

  test.each([
    ["const SEEN = new WeakMap<object, string>();", "module state"],
    ["export const SEEN: Set<string> = new Set();", "module state"],
    ["let count = 0;", "module state"],
    ["const seen: string[] = []; export const add = (each: string) => seen.push(each);", "module state"],
    ["const seen = {}; export const add = (each: string) => { seen[each] = true; };", "module state"],
    ["class A { private static readonly all = new Map(); }", "module state"],
    ["export const is = (each: object) => each instanceof TerraformStack;", "instanceof"],
  ])("finds %s", (text, sin) => expect(sins("planted.ts", text)).toEqual([sin]));

  test.each([
    "const WORDS = new Set([1]) as ReadonlySet<number>;",
    'const NAMES = ["a", "b"] as const; export const has = (each: "a") => NAMES.includes(each);',
    "class A { private readonly all = new Map(); }",
    "export const f = () => { const seen = new Map(); return seen; };",
  ])("and takes %s", (text) => expect(sins("taken.ts", text)).toEqual([]));
});

const CHANGING = ["push", "set", "add", "delete", "unshift", "splice", "pop", "shift", "clear", "sort"];

/** What would tell copies from one another: `instanceof`, and whatever a module keeps and changes. */
function sins(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const kept = new Set<string>();
  const found: string[] = [];
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const isLet = (statement.declarationList.flags & ts.NodeFlags.Const) === 0;
    for (const { name, initializer } of statement.declarationList.declarations) {
      kept.add(name.getText());
      if (isLet || (initializer !== undefined && isRegistry(initializer))) found.push("module state");
    }
  }
  const visit = (node: ts.Node): void => {
    if (isInstanceOf(node) && !BUNDLED.includes(node.right.getText())) found.push("instanceof");
    if (ts.isPropertyDeclaration(node) && isStatic(node) && node.initializer && isRegistry(node.initializer))
      found.push("module state");
    if (changes(node, kept)) found.push("module state");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Errors of the language and of the parsers that are bundled with this package: of these there is one copy. */
const BUNDLED = ["Error", "CsvError"];

const isInstanceOf = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;

/** A collection that begins empty is there to be filled. */
const isRegistry = (node: ts.Node): boolean =>
  ts.isNewExpression(node) &&
  ["Map", "Set", "WeakMap", "WeakSet"].includes(node.expression.getText()) &&
  (node.arguments ?? []).length === 0;

const isStatic = (node: ts.PropertyDeclaration): boolean =>
  (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);

function changes(node: ts.Node, kept: ReadonlySet<string>): boolean {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    return kept.has(expression.getText()) && CHANGING.includes(name.text);
  }
  const isAssigned = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const target = isAssigned ? (node as ts.BinaryExpression).left : undefined;
  return target !== undefined &&
    (ts.isElementAccessExpression(target) || ts.isPropertyAccessExpression(target))
    ? kept.has(target.expression.getText())
    : false;
}
