import type { Schema } from "../../../src/framework/attribute";
import { between } from "../../../src/framework/checks";
import { functionPage, providerPage, typePage } from "../../../src/framework/markdown";
import type { AnyProvider } from "../../../src/framework/provider";
import {
  decimal,
  flag,
  listOf,
  mapOf,
  object,
  oneOf,
  setOf,
  text,
  whole,
} from "../../../src/framework/schema";

const provider = { name: "toy", doc: "Plays.", schema: {} } as AnyProvider;
const pageOf = (schema: Schema) =>
  typePage("Resource")(provider, { type: "toy_ball", doc: "A ball.", schema }, { examples: [] });
/** The part below "## Schema". */
const schemaOf = (schema: Schema) => pageOf(schema).split("## Schema\n\n")[1];
const doc = "Words.";

test("a page says what it is, in front matter and heading", () => {
  const front = '---\npage_title: "toy_ball Resource - toy"\ndescription: |-\n  A ball.\n---\n';
  expect(pageOf({}).slice(0, front.length)).toBe(front);
  expect(pageOf({})).toContain("\n# toy_ball (Resource)\n\nA ball.\n");
  const source = { type: "toy_ball", doc: "A ball.", deprecated: "Use toy_cube.", schema: {} };
  expect(typePage("Data Source")(provider, source, { examples: [] })).toContain(
    "# toy_ball (Data Source)\n\nA ball. **Deprecated:** Use toy_cube.\n",
  );
  expect(providerPage(provider, { examples: [], notes: "Mind the dog." })).toContain(
    "# toy Provider\n\nPlays.\n\nMind the dog.",
  );
});

test("attributes stand by who decides them, in the order of their declaration", () => {
  const schema = {
    id: text.computed({ doc }),
    size: whole.proposed({ doc }),
    name: text.required({ doc }),
    colour: text.optional({ doc }),
    bounces: flag.defaulted({ doc, value: true }),
  };
  expect(schemaOf(schema)).toBe(
    [
      "### Required",
      "- `name` (String) Words.",
      "### Optional",
      "- `size` (Number) Words.\n- `colour` (String) Words.\n- `bounces` (Boolean) Words. Default: `true`.",
      "### Read-Only",
      "- `id` (String) Words.\n",
    ].join("\n\n"),
  );
});

test.each([
  ["a list", listOf.text.optional({ doc }), "(List of String) Words."],
  ["a set", setOf.whole.optional({ doc }), "(Set of Number) Words."],
  ["a map", mapOf.flag.optional({ doc }), "(Map of Boolean) Words."],
  ["a number", decimal.optional({ doc }), "(Number) Words."],
  ["a secret", text.optional({ doc, sensitive: true }), "(String, Sensitive) Words."],
  [
    "what cannot change in place",
    text.optional({ doc, replaces: true }),
    "(String, Forces replacement) Words.",
  ],
  [
    "a policy",
    text.optional({ doc, policy: true }),
    "(String) Words. Changing this alone sends no API request.",
  ],
  [
    "a check",
    whole.optional({ doc, checks: [between(1, 9)] }),
    "(Number) Words. Must be a number from 1 to 9.",
  ],
  [
    "what is deprecated",
    text.optional({ doc, deprecated: "Use that." }),
    "(String) **Deprecated:** Use that. Words.",
  ],
  ["a choice", oneOf("red", "blue").optional({ doc }), '(String) Words. Must be one of "red", "blue".'],
  ["a default text", text.defaulted({ doc, value: "x" }), '(String) Words. Default: `"x"`.'],
])("%s is told", (_name, attribute, line) => {
  expect(schemaOf({ it: attribute })).toBe(`### Optional\n\n- \`it\` ${line}\n`);
});

test.each([
  ["object", (inner: Schema) => object(inner).optional({ doc }), "Attributes"],
  ["list", (inner: Schema) => listOf.object(inner).optional({ doc }), "Attributes List"],
  ["set", (inner: Schema) => setOf.object(inner).optional({ doc }), "Attributes Set"],
  ["map", (inner: Schema) => mapOf.object(inner).optional({ doc }), "Attributes Map"],
] as const)("a nested %s links to its attributes, at every depth", (_name, of, words) => {
  const inner = object({ depth: whole.required({ doc }) }).optional({ doc });
  const schema = { outer: of({ inner }) };
  expect(schemaOf(schema)).toBe(
    [
      "### Optional",
      `- \`outer\` (${words}) Words. (see [below for nested schema](#nestedatt--outer))`,
      '<a id="nestedatt--outer"></a>\n### Nested Schema for `outer`',
      "Optional:",
      "- `inner` (Attributes) Words. (see [below for nested schema](#nestedatt--outer--inner))",
      '<a id="nestedatt--outer--inner"></a>\n### Nested Schema for `outer.inner`',
      "Required:",
      "- `depth` (Number) Words.\n",
    ].join("\n\n"),
  );
});

test("examples and imports stand around the schema, each in its language", () => {
  const page = typePage("Resource")(
    provider,
    { type: "toy_ball", doc: "A ball.", schema: {} },
    {
      examples: [{ language: "terraform", code: 'resource "toy_ball" "a" {}\n' }],
      imports: [{ language: "shell", intro: "By name:", code: "terraform import toy_ball.a a\n" }],
    },
  );
  expect(page).toContain('## Example Usage\n\n```terraform\nresource "toy_ball" "a" {}\n```\n\n## Schema');
  expect(page).toContain("## Import\n\nBy name:\n\n```shell\nterraform import toy_ball.a a\n```\n");
});

test("a function shows its signature, its arguments and what an object holds", () => {
  const roll = {
    name: "roll",
    summary: "Rolls",
    doc: "Far away.",
    parameters: [{ name: "ball", doc: "Which one." }],
    returns: ["object", { metres: "number", where: ["list", "string"] }] as const,
    call: () => null,
  };
  const page = functionPage(provider, roll, { examples: [{ language: "terraform", code: "locals {}" }] });
  expect(page.split("# function: roll\n\n")[1]).toBe(
    [
      "Rolls. Far away.",
      "Provider functions need Terraform 1.8 or newer, or OpenTofu 1.7 or newer.",
      "## Example Usage",
      "```terraform\nlocals {}\n```",
      "## Signature",
      "```text\nroll(ball string) object\n```",
      "## Arguments",
      "1. `ball` (String) Which one.",
      "## Result",
      "- `metres` (Number)\n- `where` (List of String)\n",
    ].join("\n\n"),
  );
  expect(functionPage(provider, { ...roll, returns: "string" }, { examples: [] })).not.toContain("## Result");
});
