/** Writers for the few ASN.1 types of an X.509 certificate, in DER (ITU-T X.690). */

export function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

export function set(...parts: readonly Buffer[]): Buffer {
  return element(0x31, Buffer.concat(parts));
}

/** A whole number given by its magnitude, big-endian; zero bytes in front are dropped. */
export function unsignedInteger(magnitude: Buffer): Buffer {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start++;
  const digits = magnitude.subarray(start);
  // A leading one bit would make the number negative.
  const isNegative = ((digits[0] ?? 0) & 0x80) !== 0;
  return element(0x02, isNegative || digits.length === 0 ? Buffer.concat([Buffer.of(0), digits]) : digits);
}

/** An object identifier from its dotted form, for example "2.5.4.3". */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text, "utf8"));
}

export function octetString(bytes: Buffer): Buffer {
  return element(0x04, bytes);
}

/** Bits in whole bytes; `unused` of the last byte's low bits do not count. */
export function bitString(bytes: Buffer, unused = 0): Buffer {
  return element(0x03, Buffer.concat([Buffer.of(unused), bytes]));
}

export function trueValue(): Buffer {
  return element(0x01, Buffer.of(0xff));
}

/** A moment to the second. X.509 wants two-digit years up to 2049 and four digits from then on (RFC 5280 4.1.2.5). */
export function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/[-:T]|\.\d+/g, "");
  const isShort = moment.getUTCFullYear() < 2050;
  return isShort ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits));
}

/** A constructed element with a context tag, such as `[3]`. */
export function explicit(tag: number, content: Buffer): Buffer {
  return element(0xa0 | tag, content);
}

/** A primitive element with a context tag. */
export function implicit(tag: number, content: Buffer): Buffer {
  return element(0x80 | tag, content);
}

function element(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), length(content.length), content]);
}

function length(count: number): Buffer {
  if (count < 0x80) return Buffer.of(count);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(count);
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(start);
  return Buffer.concat([Buffer.of(0x80 | digits.length), digits]);
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
