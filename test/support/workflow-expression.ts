// The expressions of GitHub's workflows, as far as examples/gitops uses them: paths with numbers in brackets, texts, ==, !=, !, &&, ||, brackets and
// the functions that tell how the job stands.

/** Contexts by name: `{ github: { sha } }`. What is not there is the empty text, as on GitHub. */
export type Contexts = Readonly<Record<string, unknown>>;

export interface Standing {
  readonly failed: boolean;
}

const TOKEN = /\s*(?:('(?:[^']|'')*')|(==|!=|&&|\|\||[!()])|([A-Za-z_](?:[\w.-]|\[\d+\])*))/y;

/** Throws Error for a sign it does not know. */
export function evaluate(expression: string, contexts: Contexts, { failed }: Standing): unknown {
  const tokens = tokensOf(expression);
  const next = (): string => tokens.shift() ?? "";
  const take = (token: string): boolean => tokens[0] === token && Boolean(next());

  const or = (): unknown => {
    let left = and();
    while (take("||")) {
      const right = and();
      left = left || right;
    }
    return left;
  };
  const and = (): unknown => {
    let left = equality();
    while (take("&&")) {
      const right = equality();
      left = left && right;
    }
    return left;
  };
  const equality = (): unknown => {
    const left = unary();
    if (take("==")) return String(left) === String(unary());
    if (take("!=")) return String(left) !== String(unary());
    return left;
  };
  const unary = (): unknown => {
    if (take("!")) return !unary();
    if (take("(")) return close(or());
    const token = next();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (take("(")) return close(call(token, failed));
    return lookup(token, contexts);
  };
  const close = (value: unknown): unknown => {
    if (!take(")")) throw new Error(`A bracket is left open in ${expression}`);
    return value;
  };

  const value = or();
  if (tokens.length > 0) throw new Error(`${tokens.join(" ")} is too much in ${expression}`);
  return value;
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(expression);
    if (!found) throw new Error(`Cannot read ${expression.slice(at)}`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? "");
  }
  return tokens;
}

function call(name: string, failed: boolean): boolean {
  const answers: Readonly<Record<string, boolean>> = {
    always: true,
    cancelled: false,
    success: !failed,
    failure: failed,
  };
  const answer = answers[name];
  if (answer === undefined) throw new Error(`There is no function ${name} here`);
  return answer;
}

const lookup = (path: string, contexts: Contexts): unknown =>
  path
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], contexts) ?? "";

/** A text with `${{ … }}` in it. */
export const interpolate = (text: string, contexts: Contexts, standing: Standing): string =>
  text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, inside: string) => String(evaluate(inside, contexts, standing)));

/** `if:` of a job or a step: without a function that says otherwise, only while nothing has failed. */
export function holds(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const text = (condition ?? "success()").replaceAll(/^\s*\$\{\{|\}\}\s*$/g, "");
  const asksForStanding = /\b(always|cancelled|success|failure)\(/.test(text);
  return (asksForStanding || !standing.failed) && Boolean(evaluate(text, contexts, standing));
}
