const encoder = new TextEncoder();

/** Longest text worth writing character by character instead of through the encoder, whose every call is dear. */
const SHORT = 64;

/**
 * Bytes of MessagePack, growing as they are written. Every header takes the smallest form that
 * holds its number, as the Go library does with which Terraform encodes.
 */
export class MsgpackWriter {
  private bytes = new Uint8Array(512);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  /** A copy of what was written, of exactly its size. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Any integer of 64 bits, as a number (safe) or bigint. */
  integer(value: number | bigint): void {
    if (typeof value === "bigint") this.wideInteger(value);
    else if (value >= 0) this.unsigned(value);
    else this.negative(value);
  }

  float64(value: number): void {
    this.reserve(9);
    this.bytes[this.length] = 0xcb;
    this.view.setFloat64(this.length + 1, value);
    this.length += 9;
  }

  text(text: string): void {
    if (text.length > SHORT || !this.shortText(text)) this.longText(encoder.encode(text));
  }

  binary(bytes: Uint8Array): void {
    this.header([0xc4, 0xc5, 0xc6], bytes.length);
    this.raw(bytes);
  }

  arrayHeader(length: number): void {
    if (length < 16) this.byte(0x90 | length);
    else this.header([undefined, 0xdc, 0xdd], length);
  }

  mapHeader(length: number): void {
    if (length < 16) this.byte(0x80 | length);
    else this.header([undefined, 0xde, 0xdf], length);
  }

  /** Writes text of at most SHORT characters if it is all ASCII; otherwise writes nothing. */
  private shortText(text: string): boolean {
    const header = text.length < 32 ? 1 : 2;
    this.reserve(header + text.length);
    const bytes = this.bytes;
    const start = this.length + header;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) return false;
      bytes[start + at] = unit;
    }
    if (header === 1) {
      bytes[this.length] = 0xa0 | text.length;
    } else {
      bytes[this.length] = 0xd9;
      bytes[this.length + 1] = text.length;
    }
    this.length = start + text.length;
    return true;
  }

  private longText(bytes: Uint8Array): void {
    if (bytes.length < 32) this.byte(0xa0 | bytes.length);
    else this.header([0xd9, 0xda, 0xdb], bytes.length);
    this.raw(bytes);
  }

  private unsigned(value: number): void {
    if (value < 0x80) this.byte(value);
    else if (value <= 0xffff_ffff) this.header([0xcc, 0xcd, 0xce], value);
    else this.wideInteger(BigInt(value));
  }

  private negative(value: number): void {
    this.reserve(5);
    const at = this.length;
    if (value >= -0x20) {
      this.bytes[at] = value & 0xff;
      this.length += 1;
    } else if (value >= -0x80) {
      this.bytes[at] = 0xd0;
      this.view.setInt8(at + 1, value);
      this.length += 2;
    } else if (value >= -0x8000) {
      this.bytes[at] = 0xd1;
      this.view.setInt16(at + 1, value);
      this.length += 3;
    } else if (value >= -0x8000_0000) {
      this.bytes[at] = 0xd2;
      this.view.setInt32(at + 1, value);
      this.length += 5;
    } else {
      this.wideInteger(BigInt(value));
    }
  }

  private wideInteger(value: bigint): void {
    this.reserve(9);
    this.bytes[this.length] = value < 0n ? 0xd3 : 0xcf;
    this.view.setBigInt64(this.length + 1, value);
    this.length += 9;
  }

  /** A code and a number of one, two or four bytes; where the one-byte form does not exist it is undefined. */
  private header(codes: readonly [number | undefined, number, number], value: number): void {
    this.reserve(5);
    const at = this.length;
    if (value <= 0xff && codes[0] !== undefined) {
      this.bytes[at] = codes[0];
      this.bytes[at + 1] = value;
      this.length += 2;
    } else if (value <= 0xffff) {
      this.bytes[at] = codes[1];
      this.view.setUint16(at + 1, value);
      this.length += 3;
    } else {
      this.bytes[at] = codes[2];
      this.view.setUint32(at + 1, value);
      this.length += 5;
    }
  }

  private reserve(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(wanted, 2 * this.bytes.length));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
