import { CtyError } from "./error";
import { decodeUtf8 } from "./utf8";

/** Longest body of a refined unknown value that Terraform accepts (go-cty msgpack). */
const MAX_REFINEMENT_BYTES = 1024;
/** Extension type of a refined unknown value (go-cty msgpack). */
const REFINED_UNKNOWN = 12;

/**
 * Reads the pieces of MessagePack that Terraform's values are made of. Each method answers undefined,
 * and moves nowhere, when the next piece is of another kind; each throws CtyError when the bytes
 * end early. Lengths are held against the bytes left before anything is made of them.
 */
export class MsgpackReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** First byte of the next piece. */
  peek(): number {
    const code = this.bytes[this.at];
    if (code === undefined) throw endsEarly();
    return code;
  }

  /** Whether the next piece is this single byte, which is then passed. */
  passIf(code: number): boolean {
    if (this.peek() !== code) return false;
    this.at++;
    return true;
  }

  /**
   * Whether the next piece is an extension, that is an unknown value, which is then passed. Of any type
   * if at most one byte long; longer ones hold refinements, which are dropped.
   */
  passIfUnknown(): boolean {
    const length = this.extensionLength(this.peek());
    if (length === undefined) return false;
    const type = this.view.getInt8(this.take(1));
    if (length > 1 && type !== REFINED_UNKNOWN) throw new CtyError("this MessagePack extension is no value");
    if (length > MAX_REFINEMENT_BYTES) throw new CtyError("the refinements of an unknown value are too long");
    this.take(length);
    return true;
  }

  /** Whether exactly these bytes come next, which are then passed. */
  passIfBytes(bytes: Uint8Array): boolean {
    const start = this.at;
    // Past the end there is undefined, which no byte equals.
    for (let at = 0; at < bytes.length; at++) {
      if (this.bytes[start + at] !== bytes[at]) return false;
    }
    this.at += bytes.length;
    return true;
  }

  bool(): boolean | undefined {
    if (this.passIf(0xc3)) return true;
    return this.passIf(0xc2) ? false : undefined;
  }

  /** A string, or binary data, which some encoders use for text. */
  text(): string | undefined {
    const code = this.peek();
    let length: number;
    if (code >= 0xa0 && code <= 0xbf) length = this.fixed(code & 0x1f);
    else if (code >= 0xd9 && code <= 0xdb) length = this.sized(1 << (code - 0xd9));
    else if (code >= 0xc4 && code <= 0xc6) length = this.sized(1 << (code - 0xc4));
    else return undefined;
    const start = this.take(length);
    return decodeUtf8(this.bytes.subarray(start, start + length));
  }

  /** An integer (a bigint if it is not safe in a number) or a float of either size; NaN comes through. */
  number(): number | bigint | undefined {
    const code = this.peek();
    if (code < 0x80) return this.fixed(code);
    if (code >= 0xe0) return this.fixed(code - 0x100);
    if (code < 0xca || code > 0xd3) return undefined;
    this.at++;
    return this.wideNumber(code);
  }

  /** Number of elements of an array. */
  arrayLength(): number | undefined {
    const code = this.peek();
    if (code >= 0x90 && code <= 0x9f) return this.claim(this.fixed(code & 0x0f), 1);
    if (code === 0xdc || code === 0xdd) return this.claim(this.sized(code === 0xdc ? 2 : 4), 1);
    return undefined;
  }

  /** Number of pairs of a map. */
  mapLength(): number | undefined {
    const code = this.peek();
    if (code >= 0x80 && code <= 0x8f) return this.claim(this.fixed(code & 0x0f), 2);
    if (code === 0xde || code === 0xdf) return this.claim(this.sized(code === 0xde ? 2 : 4), 2);
    return undefined;
  }

  private extensionLength(code: number): number | undefined {
    if (code >= 0xd4 && code <= 0xd8) return this.fixed(1 << (code - 0xd4));
    return code >= 0xc7 && code <= 0xc9 ? this.sized(1 << (code - 0xc7)) : undefined;
  }

  private wideNumber(code: number): number | bigint {
    const view = this.view;
    switch (code) {
      case 0xca:
        return view.getFloat32(this.take(4));
      case 0xcb:
        return view.getFloat64(this.take(8));
      case 0xcc:
        return view.getUint8(this.take(1));
      case 0xcd:
        return view.getUint16(this.take(2));
      case 0xce:
        return view.getUint32(this.take(4));
      case 0xcf:
        return handy(view.getBigUint64(this.take(8)));
      case 0xd0:
        return view.getInt8(this.take(1));
      case 0xd1:
        return view.getInt16(this.take(2));
      case 0xd2:
        return view.getInt32(this.take(4));
      default:
        return handy(view.getBigInt64(this.take(8)));
    }
  }

  /** A value that is part of the code itself, which is passed. */
  private fixed(value: number): number {
    this.at++;
    return value;
  }

  /** The unsigned number of so many bytes behind the code; both are passed. */
  private sized(width: number): number {
    this.at++;
    const at = this.take(width);
    if (width === 1) return this.view.getUint8(at);
    return width === 2 ? this.view.getUint16(at) : this.view.getUint32(at);
  }

  /** A count of things of at least so many bytes, refused if they cannot all be there. */
  private claim(count: number, bytesEach: number): number {
    if (count * bytesEach > this.left) throw endsEarly();
    return count;
  }

  /** Passes so many bytes and answers where they start. */
  private take(count: number): number {
    if (count > this.left) throw endsEarly();
    const start = this.at;
    this.at += count;
    return start;
  }
}

function handy(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

function endsEarly(): CtyError {
  return new CtyError("MessagePack ends early");
}
