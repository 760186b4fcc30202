import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";

interface Slices {
  /** Members of the outermost object to be parsed whole. */
  readonly values: readonly string[];
  /** Members that are lists: their objects are parsed one by one and none is kept. */
  readonly elements: readonly string[];
  /** One of the values, as late as where it begins: it is not needed. */
  skips?(name: string): boolean;
  onValue(name: string, value: unknown): void;
  onElement(name: string, element: unknown): void;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const [COLON, COMMA] = [0x3a, 0x2c];

/**
 * Reads a few members of a huge JSON object without holding it: a plan says everything three times, and a
 * text of 100 MB parsed at once costs more than a gigabyte. Members that nobody asked for are skipped, not
 * checked. Throws AccessError where the text is no JSON object or ends too early.
 */
export async function sliceJson(bytes: AsyncIterable<Uint8Array>, slices: Slices): Promise<void> {
  const slicer = new Slicer(slices);
  for await (const chunk of bytes) slicer.take(chunk);
  slicer.end();
}

class Slicer {
  private readonly slices: Slices;
  private depth = 0;
  private began = false;
  private inString = false;
  private escaped = false;
  /** Before the object a bracket was read, which opens a list, or is the beginning of words: `[command]`. */
  private afterBracket = false;
  /** Members that were asked for and read. */
  private readonly seen = new Set<string>();
  /** In the outermost object: before a member's colon. */
  private beforeColon = true;
  private name = "";
  /** What is being kept: a member's name, its value, or one element of its list. */
  private keeping: "name" | "value" | "element" | undefined;
  private readonly kept: Uint8Array[] = [];

  constructor(slices: Slices) {
    this.slices = slices;
  }

  take(chunk: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.depth === 0 && !isBlank(byte)) this.outside(chunk, at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) {
          this.inString = false;
          if (this.keeping === "name") this.name = String(this.parse(chunk, start, at + 1));
        }
        continue;
      }
      if (byte === QUOTE) {
        this.inString = true;
        if (this.depth === 1 && this.beforeColon) {
          this.keeping = "name";
          start = at;
        }
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (this.depth === 0 && byte === OPEN_LIST) continue;
        this.began = true;
        if (this.depth === 2 && this.keeping === undefined && this.slices.elements.includes(this.name)) {
          this.keeping = "element";
          start = at;
        }
        this.depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        // A value that is no container ends with the object around it.
        if (this.depth === 1) this.endOfMember(chunk, start, at);
        this.depth -= 1;
        if (this.depth === 2 && this.keeping === "element")
          this.slices.onElement(this.name, this.parse(chunk, start, at + 1));
      } else if (byte === COLON && this.depth === 1) {
        this.beforeColon = false;
        this.once(this.name);
        if (this.slices.values.includes(this.name) && !this.slices.skips?.(this.name)) {
          this.keeping = "value";
          start = at + 1;
        }
      } else if (byte === COMMA && this.depth === 1) this.endOfMember(chunk, start, at);
    }
    // Copied: a stream may use its buffer again.
    if (this.keeping !== undefined) this.kept.push(Uint8Array.prototype.slice.call(chunk, start));
  }

  end(): void {
    if (!this.began) throw notAnObject();
    if (this.depth !== 0 || this.inString)
      throw new AccessError(
        "The JSON ends in the middle: it was cut, or is still being written. Make it again.",
      );
  }

  /** What stands before the object, or after it: throws unless the object begins. */
  private outside(chunk: Uint8Array, at: number): void {
    const byte = chunk[at];
    if (this.began)
      throw byte === OPEN_OBJECT || byte === OPEN_LIST ? severalDocuments() : around("after", chunk, at);
    if (this.afterBracket)
      throw BEGINS_ELEMENT.test(String.fromCharCode(byte ?? 0)) ? aList() : around("before", chunk, at);
    if (byte === OPEN_LIST) this.afterBracket = true;
    else if (byte !== OPEN_OBJECT) throw around("before", chunk, at);
  }

  private once(name: string): void {
    if (![...this.slices.values, ...this.slices.elements].includes(name)) return;
    if (this.seen.has(name))
      throw new AccessError(
        `${name} is there twice, so nobody can say which one counts. Make the JSON again.`,
      );
    this.seen.add(name);
  }

  private endOfMember(chunk: Uint8Array, start: number, end: number): void {
    if (this.keeping === "value") this.slices.onValue(this.name, this.parse(chunk, start, end));
    this.beforeColon = true;
  }

  private parse(chunk: Uint8Array, start: number, end: number): unknown {
    // What began in an earlier chunk goes on at the beginning of this one.
    const last = chunk.subarray(this.kept.length > 0 ? 0 : start, end);
    const text = Buffer.concat([...this.kept.splice(0), last]).toString("utf8");
    this.keeping = undefined;
    return parsedJson(text, (why) => new AccessError(`This is no JSON: ${why}`));
  }
}

const isBlank = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Of a list: no word begins like it. */
const BEGINS_ELEMENT = /[[\]{"0-9-]/;

const WANTED = "Expected what `terraform show -json` prints for a saved plan or a state";

const aList = () => new AccessError(`This is a list, and one object is wanted. ${WANTED}.`);

const severalDocuments = () =>
  new AccessError(
    "The file holds several documents, one plan is wanted: give each plan as NAME=FILE, in a file of its own.",
  );

const notAnObject = () => new AccessError(`This is no JSON object. ${WANTED}.`);

/** Words around the JSON, from a byte of theirs on; whatever holds no JSON at all is something else. */
function around(where: "before" | "after", chunk: Uint8Array, at: number): AccessError {
  const rest = Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(chunk.length - at, 10_000)).toString(
    "latin1",
  );
  if (where === "before" && !rest.includes('{"')) return notAnObject();
  const wrapper = /^(?:command\]|::)/.test(rest)
    ? " setup-terraform's wrapper does so: use it with `terraform_wrapper: false`."
    : "";
  return new AccessError(`Something stands ${where} the JSON. ${WANTED}, and nothing else.${wrapper}`);
}
