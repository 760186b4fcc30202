import { randomUUID } from "node:crypto";

/** Stands before the digits of a number that JavaScript cannot hold. No answer can know it. */
const MARK = `"${randomUUID()} `;

/** Cheap: whether some number may be one of those. Texts may look like it; the numbers themselves then tell. */
const SUSPICIOUS = /[:,[\s](?:-?\d[\d.]{15}|-?\d[\d.]*[eE]|-0)/;

/**
 * JSON.parse that loses no digit: a number that JavaScript would round becomes a text that no other text equals, and
 * `printExact` prints it as it was. JSON does not tell 0 from -0. Throws as JSON.parse does.
 */
export const parseExact = (text: string): unknown =>
  JSON.parse(SUSPICIOUS.test(text) ? withNumbers(text, held) : text);

/** JSON.stringify for what may hold what `parseExact` has read. */
export function printExact(value: unknown): string {
  const [first = "", ...marked] = JSON.stringify(value).split(MARK);
  return first + marked.map((rest) => rest.replace('"', "")).join("");
}

/** The first number of a JSON text that JavaScript would round. */
export function roundedIn(json: string): string | undefined {
  const rounded: string[] = [];
  withNumbers(json, (number) => {
    if (isRounded(number)) rounded.push(number);
    return number;
  });
  return rounded[0];
}

function held(number: string): string {
  if (isRounded(number)) return `${MARK}${number}"`;
  return Number(number) === 0 ? "0" : number;
}

/** The text with each of its numbers replaced. What is no JSON stays no JSON. */
function withNumbers(text: string, replaced: (number: string) => string): string {
  let [done, whole] = [0, ""];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === '"') at = endOfText(text, at);
    else if (mark === "-" || isDigit(mark)) {
      let end = at + 1;
      while (isDigit(text.charAt(end)) || OF_NUMBERS.has(text.charAt(end))) end += 1;
      whole += text.slice(done, at) + replaced(text.slice(at, end));
      done = end;
      at = end - 1;
    }
  }
  return whole + text.slice(done);
}

const OF_NUMBERS: ReadonlySet<string> = new Set("+-.eE");

const isDigit = (mark: string): boolean => mark >= "0" && mark <= "9";

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return at;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const isRounded = (number: string): boolean =>
  NUMBER.test(number) && canonical(number) !== canonical(String(Number(number)));

/** One text for each number: 1e2, 100 and 100.0 are the same. */
function canonical(number: string): string {
  const [mantissa = "", exponent = "0"] = number.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = whole + fraction;
  let [first, end] = [0, digits.length];
  while (digits[first] === "0") first += 1;
  while (end > first && digits[end - 1] === "0") end -= 1;
  if (first === end) return "0";
  const scale = Number(exponent) - fraction.length + digits.length - end;
  return `${mantissa.startsWith("-") ? "-" : ""}${digits.slice(first, end)}e${scale}`;
}
