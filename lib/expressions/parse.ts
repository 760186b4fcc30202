import { type Node, scalar } from "./node";
import { endOfTemplate, isDoubled, isTemplate, type Piece, pieceAt } from "./tokens";

/**
 * What a text in Terraform's JSON says: `${…}` in it is an expression, all else stands for itself.
 *
 * @throws {SyntaxError} where it is no template.
 */
const parseTemplate = (source: string): Node => template(source, { isQuoted: false });

/** Between quotes a backslash begins a sign that is written otherwise. */
function template(source: string, { isQuoted }: { readonly isQuoted: boolean }): Node {
  const parts: Node[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") parts.push(scalar(isQuoted ? unescaped(text) : text));
    text = "";
  };
  for (let at = 0; at < source.length; at++) {
    if (isTemplate(source, at)) {
      flush();
      const end = endOfTemplate(source, at + 2);
      parts.push(interpolated(source[at] as string, source.slice(at + 2, end)));
      at = end;
    } else if (isDoubled(source, at)) {
      text += `${source[at]}{`;
      at += 2;
    } else if (isQuoted && source[at] === "\\") text += source.slice(at, ++at + 1);
    else text += source[at];
  }
  flush();
  const [only, ...more] = parts;
  if (only === undefined) return scalar("");
  return more.length === 0 ? only : { is: "template", parts };
}

/** What a value in Terraform's JSON says. What cannot be read is Terraform's to judge. */
export function nodeOf(json: unknown): Node {
  if (typeof json === "string") return textNode(json);
  if (Array.isArray(json)) return { is: "list", items: json.map(nodeOf) };
  if (typeof json === "object" && json !== null)
    return {
      is: "object",
      entries: Object.entries(json).map(([key, each]) => [textNode(key), nodeOf(each)]),
    };
  return scalar(typeof json === "number" || typeof json === "boolean" ? json : null);
}

function textNode(text: string): Node {
  if (!text.includes("{")) return scalar(text);
  try {
    return parseTemplate(text);
  } catch {
    return { is: "other", parts: REFERENCE.test(text) ? [{ is: "name", name: "" }] : [scalar(text)] };
  }
}

/** A name of something else, or a file, in what cannot be read. */
const REFERENCE = /[\w-]\.[A-Za-z_]/;

/** Directives (`%{ if … }`) are Terraform's to follow. */
function interpolated(sign: string, within: string): Node {
  const source = within.replace(/^~/, "").replace(/~$/, "");
  return sign === "$" ? new Parser(source).whole() : { is: "other", parts: [{ is: "name", name: "%{" }] };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const unescaped = (text: string): string =>
  text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_all, sign: string) =>
    sign.length > 1 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : (ESCAPES[sign] ?? sign),
  );

const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Those that bind least come first. */
const OPERATORS = [["||"], ["&&"], ["==", "!="], [">=", "<=", ">", "<"], ["+", "-"], ["*", "/", "%"]];

class Parser {
  private readonly source: string;
  private next: Piece;

  constructor(source: string) {
    this.source = source;
    this.next = pieceAt(source, 0);
  }

  whole(): Node {
    const node = this.expression();
    if (this.next.kind !== "end") throw new SyntaxError(`${this.next.text} was not expected`);
    return node;
  }

  private expression(): Node {
    const condition = this.operation(0);
    if (!this.takes("?")) return condition;
    const first = this.expression();
    this.expect(":");
    return { is: "either", condition, branches: [first, this.expression()] };
  }

  private operation(level: number): Node {
    const signs = OPERATORS[level];
    if (signs === undefined) return this.operand();
    let node = this.operation(level + 1);
    while (this.next.kind === "sign" && signs.includes(this.next.text))
      node = { is: "operation", sign: this.take().text, parts: [node, this.operation(level + 1)] };
    return node;
  }

  private operand(): Node {
    for (const sign of ["!", "-"])
      if (this.takes(sign)) return { is: "operation", sign, parts: [this.operand()] };
    let node = this.primary();
    for (;;) {
      if (this.takes(".")) node = this.attribute(node);
      else if (this.takes("[")) node = this.index(node);
      else return node;
    }
  }

  private attribute(of: Node): Node {
    if (this.takes("*")) return { is: "other", parts: [of] };
    const { kind, text } = this.take();
    if (kind !== "name" && kind !== "number") throw new SyntaxError("a name is missing");
    // `list.0.1` reads like a number.
    return text.split(".").reduce<Node>((node, key) => ({ is: "get", of: node, key: scalar(key) }), of);
  }

  private index(of: Node): Node {
    if (this.takes("*")) {
      this.expect("]");
      return { is: "other", parts: [of] };
    }
    const key = this.expression();
    this.expect("]");
    return { is: "get", of, key };
  }

  private primary(): Node {
    const { kind, text } = this.take();
    if (kind === "text") return template(text, { isQuoted: true });
    if (kind === "number") return scalar(Number(text));
    if (kind === "name") return this.named(text);
    if (text === "(") return this.parenthesized();
    // What begins with "for" cannot be read, and is Terraform's to go through.
    if (text === "[") return { is: "list", items: this.within("[") };
    if (text === "{") return this.object();
    throw new SyntaxError(`${text === "" ? "an end" : text} was not expected`);
  }

  private named(text: string): Node {
    if (Object.hasOwn(WORDS, text)) return scalar(WORDS[text] as boolean | null);
    let name = text;
    while (this.takes("::")) name += `::${this.take().text}`;
    return this.takes("(") ? { is: "call", name, args: this.within("(") } : { is: "name", name };
  }

  /** Expressions with commas between them, to the bracket that closes; lists that become arguments are not read. */
  private within(opening: string): readonly Node[] {
    const items: Node[] = [];
    while (!this.takes(CLOSING[opening] as string)) {
      items.push(this.expression());
      if (!this.takes(",") && this.next.text !== CLOSING[opening])
        throw new SyntaxError("a bracket is missing");
    }
    return items;
  }

  private parenthesized(): Node {
    const node = this.expression();
    this.expect(")");
    return node;
  }

  private object(): Node {
    const entries: [Node, Node][] = [];
    while (!this.takes("}")) {
      const key = this.expression();
      if (!this.takes("=")) this.expect(":");
      entries.push([key.is === "name" ? scalar(key.name) : key, this.expression()]);
      this.takes(",");
    }
    return { is: "object", entries };
  }

  private take(): Piece {
    const piece = this.next;
    this.next = pieceAt(this.source, piece.end);
    return piece;
  }

  private takes(sign: string): boolean {
    const isIt = this.next.kind === "sign" && this.next.text === sign;
    if (isIt) this.take();
    return isIt;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw new SyntaxError(`${sign} is missing`);
  }
}
