import { deflateRawSync, inflateRawSync } from "node:zlib";
import { InstallError } from "./surroundings";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
/** 1980-01-01, the first day there is to a zip: equal contents give equal files. */
const FIRST_DAY = 0x21;
const UNIX = 3;

/** The files of a zip by name. Neither encryption nor the 64-bit form, which no release has. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  try {
    return filesOf(zip);
  } catch (error) {
    throw new InstallError(`It is no zip that can be read: ${(error as Error).message}.`, { cause: error });
  }
}

function filesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error("it has no directory");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error("its directory is broken");
    const [method, packed, size] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    if (/^\/|\\|:|(?:^|\/)\.\.(?:\/|$)/.test(name)) throw new Error(`${name} leads out of it`);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    if (!name.endsWith("/"))
      files.set(name, method === STORED ? bytes : inflateRawSync(bytes, { maxOutputLength: size || 1 }));
    at += 46 + nameBytes + extra + comment;
  }
  return files;
}

/** Everything executable that `isExecutable` says is. */
export function writeZip(
  files: ReadonlyMap<string, Buffer>,
  isExecutable: (name: string) => boolean,
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content, { level: 9 });
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(FIRST_DAY, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    const mode = (isExecutable(name) ? 0o100755 : 0o100644) * 0x10000;
    const tail = Buffer.concat([numbers16(0, 0, 0), numbers32(mode, offset)]);
    directory.push(numbers32(CENTRAL), numbers16(20 + UNIX * 256), common, tail, label);
    parts.push(numbers32(LOCAL), common, label, packed);
    offset += 30 + label.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function numbers32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => void bytes.writeUInt32LE(value, at * 4));
  return bytes;
}

function numbers16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => void bytes.writeUInt16LE(value, at * 2));
  return bytes;
}

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
