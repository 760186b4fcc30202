// Configuration as tests write it: attributes as data, expressions as they are.

/** An expression, not a text: `expression("var.role")`. */
export interface Expression {
  readonly expression: string;
}
export const expression = (text: string): Expression => ({ expression: text });

export type Attributes = Readonly<Record<string, unknown>>;

const isExpression = (value: unknown): value is Expression =>
  typeof value === "object" && value !== null && "expression" in value;

/** Any JSON value and expressions in it, as HCL. */
function hcl(value: unknown): string {
  if (isExpression(value)) return value.expression;
  if (Array.isArray(value)) return `[${value.map(hcl).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)} = ${hcl(part)}`);
    return `{ ${pairs.join(", ")} }`;
  }
  return JSON.stringify(value).replaceAll("${", "$${").replaceAll("%{", "%%{");
}

/** An attribute a line, in the order given; undefined ones are left out. */
const lines = (attributes: Attributes) =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = ${hcl(value)}\n`)
    .join("");

/** `block("resource", "automox_user", "ada", {…})`; further blocks inside as text. */
export const block = (
  head: readonly [keyword: string, ...labels: string[]],
  attributes: Attributes,
  inner = "",
): string => {
  const [keyword, ...labels] = head;
  return `${[keyword, ...labels.map((label) => JSON.stringify(label))].join(" ")} {\n${lines(attributes)}${inner}}\n`;
};

/** A viewer by default, named after the address: `person("ada", { role: "admin" })`. */
export const person = (name: string, attributes: Attributes = {}, inner = ""): string =>
  block(
    ["resource", "automox_user", name],
    {
      email: `${name}@example.com`,
      first_name: capital(name),
      last_name: "Example",
      role: "viewer",
      ...attributes,
    },
    inner,
  );

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const provider = (attributes: Attributes): string => block(["provider", "automox"], attributes);
