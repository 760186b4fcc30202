import { deflateRawSync, inflateRawSync } from "node:zlib";
import { InstallError } from "./surroundings";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const [STORED, DEFLATED] = [0, 8];
/** Of the format that has folders and DEFLATED. */
const VERSION = 20;
const UNIX = 3;
/** 1980-01-01, the first day there is to a zip: equal contents give equal files. */
const FIRST_DAY = 0x21;

/** The files of a zip by name. Neither encryption nor the 64-bit form, which no release has. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  try {
    return filesOf(zip);
  } catch (error) {
    throw new InstallError(`It is no zip that can be read: ${(error as Error).message}.`, { cause: error });
  }
}

function filesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(numbers([4, END]));
  if (end < 0) throw new Error("it has no directory");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error("its directory is broken");
    const [packed, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, nameEnd);
    if (LEADS_OUT.test(name)) throw new Error(`${name} leads out of it`);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    const isStored = zip.readUInt16LE(at + 10) === STORED;
    if (!name.endsWith("/"))
      files.set(name, isStored ? bytes : inflateRawSync(bytes, { maxOutputLength: size || 1 }));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

const LEADS_OUT = /^\/|\\|:|(?:^|\/)\.\.(?:\/|$)/;

export function writeZip(
  files: ReadonlyMap<string, Buffer>,
  isExecutable: (name: string) => boolean,
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content, { level: 9 });
    const label = Buffer.from(name);
    const time = [2, 0] as const;
    const sizes = [
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, label.length],
    ] as const;
    const head = numbers([2, VERSION], [2, 0], [2, DEFLATED], time, [2, FIRST_DAY], ...sizes, [2, 0]);
    const mode = (isExecutable(name) ? 0o100755 : 0o100644) * 0x10000;
    const more = numbers([2, 0], [2, 0], [2, 0], [4, mode], [4, offset]);
    directory.push(numbers([4, CENTRAL], [2, UNIX * 256 + VERSION]), head, more, label);
    bodies.push(numbers([4, LOCAL]), head, label, packed);
    offset += 4 + head.length + label.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const counts = [
    [2, files.size],
    [2, files.size],
  ] as const;
  const end = numbers([4, END], [4, 0], ...counts, [4, listed.length], [4, offset], [2, 0]);
  return Buffer.concat([...bodies, listed, end]);
}

/** Little-endian, each in as many bytes. */
const numbers = (...all: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer =>
  Buffer.concat(
    all.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );

const TABLE = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** Node has one of its own from 22.2 on. */
function crc32(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
