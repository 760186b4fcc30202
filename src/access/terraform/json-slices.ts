import { AccessError } from "../cli/access-error";
import { parsedJson } from "../cli/read-text";

interface Slices {
  /** Members of the outermost object to be parsed whole, and those of an object in it: `configuration.provider_config`. */
  readonly values: readonly string[];
  /** Members that are lists: their objects are parsed one by one and none is kept. */
  readonly elements: readonly string[];
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
  /** The member whose own members are looked at, with a full stop; empty in the outermost object. */
  private outer = "";
  /** Of these: before a member's colon. */
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
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) {
          this.inString = false;
          if (this.keeping === "name") this.name = `${this.outer}${this.parse(chunk, start, at + 1)}`;
        }
        continue;
      }
      if (byte === QUOTE) {
        this.inString = true;
        if (this.depth === this.level && this.beforeColon) {
          this.keeping = "name";
          start = at;
        }
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (this.depth === 0 && (this.began || byte === OPEN_LIST)) throw notAnObject();
        this.began = true;
        if (this.depth === 2 && this.keeping === undefined && this.slices.elements.includes(this.name)) {
          this.keeping = "element";
          start = at;
        }
        if (this.depth === 1 && byte === OPEN_OBJECT) this.enter();
        this.depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        // A value that is no container ends with the object around it.
        if (this.depth === this.level) this.endOfMember(chunk, start, at);
        if (this.depth === 2 && this.outer !== "") this.leave();
        this.depth -= 1;
        if (this.depth === 2 && this.keeping === "element")
          this.slices.onElement(this.name, this.parse(chunk, start, at + 1));
      } else if (byte === COLON && this.depth === this.level) {
        this.beforeColon = false;
        if (this.slices.values.includes(this.name)) {
          this.keeping = "value";
          start = at + 1;
        }
      } else if (byte === COMMA && this.depth === this.level) this.endOfMember(chunk, start, at);
      else if (this.depth === 0 && !isBlank(byte)) throw notAnObject();
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

  private get level(): number {
    return this.outer === "" ? 1 : 2;
  }

  private enter(): void {
    const outer = `${this.name}.`;
    if (!this.slices.values.some((name) => name.startsWith(outer))) return;
    this.outer = outer;
    this.beforeColon = true;
  }

  private leave(): void {
    this.outer = "";
    this.name = "";
    this.beforeColon = false;
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

const notAnObject = () =>
  new AccessError(
    "This is no JSON object. Expected what `terraform show -json` prints for a saved plan or a state.",
  );
