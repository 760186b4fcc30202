/** Of a CLI configuration: what stands behind a name, in order. A block is an entry whose value is a body. */
export type Body = readonly Entry[];
type Value = string | readonly Value[] | { readonly body: Body };
interface Entry {
  readonly name: string;
  /** Of a block: what stands before its brace. */
  readonly label?: string | undefined;
  readonly value: Value;
}

/** Where names, strings and comments begin, and marks. What is none of them is passed over, as blanks are. */
const TOKEN = /#|\/\/|\/\*|"|[\w.+-]+|[{}[\]=]/g;
const COMMENT_ENDS: Readonly<Record<string, string>> = { "#": "\n", "//": "\n", "/*": "*/" };

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [token] = found;
    const mark = COMMENT_ENDS[token];
    if (mark !== undefined) {
      const end = text.indexOf(mark, TOKEN.lastIndex);
      TOKEN.lastIndex = end < 0 ? text.length : end + mark.length;
    } else {
      if (token === '"') TOKEN.lastIndex = endOfString(text, TOKEN.lastIndex);
      tokens.push(text.slice(found.index, TOKEN.lastIndex));
    }
  }
  return tokens;
}

/** Behind its closing quote, or behind the line where that is missing. */
function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"' && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/**
 * A reader for what Terraform takes as a CLI configuration, JSON included. It refuses nothing: Terraform does that,
 * and what cannot be read is not there.
 */
export function readHcl(text: string): Body {
  if (text.trimStart().startsWith("{")) return bodyOfJson(text);
  const tokens = tokensOf(text);
  let at = 0;
  const skip = (mark: string) => tokens[at] === mark && Boolean(++at);
  function value(): Value {
    if (skip("{")) return { body: body() };
    if (!skip("[")) return textOf(tokens[at++] ?? "");
    const list: Value[] = [];
    while (at < tokens.length && !skip("]")) list.push(value());
    return list;
  }
  function body(): Body {
    const entries: Entry[] = [];
    while (at < tokens.length && !skip("}")) {
      const name = textOf(tokens[at++] ?? "");
      const labels: string[] = [];
      while (at < tokens.length && !/^[{}[\]=]$/.test(tokens[at] ?? ""))
        labels.push(textOf(tokens[at++] ?? ""));
      if (skip("=") || tokens[at] === "{") entries.push({ name, label: labels[0], value: value() });
      else if (tokens[at] !== "}") at++;
    }
    return entries;
  }
  const all: Entry[] = [];
  while (at < tokens.length) all.push(...body());
  return all;
}

function textOf(token: string): string {
  if (!token.startsWith('"')) return token;
  try {
    return JSON.parse(token) as string;
  } catch {
    return token.slice(1, -1); // an escape that JSON does not have
  }
}

function bodyOfJson(text: string): Body {
  try {
    const { body } = valueOfJson(JSON.parse(text)) as { body: Body };
    return body;
  } catch {
    return []; // Terraform refuses it
  }
}

function valueOfJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(valueOfJson);
  if (typeof value !== "object" || value === null) return String(value);
  return { body: Object.entries(value).map(([name, each]) => ({ name, value: valueOfJson(each) })) };
}

export interface Block {
  readonly name: string;
  readonly label: string | undefined;
  readonly body: Body;
}

/** Every block, or every one of that name. */
export const blocksIn = (body: Body, wanted?: string): readonly Block[] =>
  body
    .filter(({ name }) => wanted === undefined || name === wanted)
    .flatMap(({ name, label, value }) =>
      (Array.isArray(value) ? value : [value]).flatMap((each: Value) =>
        typeof each === "object" && "body" in each ? [{ name, label, body: each.body }] : [],
      ),
    );

export function textIn(body: Body, name: string): string | undefined {
  const value = body.find((entry) => entry.name === name)?.value;
  return typeof value === "string" ? value : undefined;
}

export function listIn(body: Body, name: string): readonly string[] {
  const value = body.find((entry) => entry.name === name)?.value;
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
