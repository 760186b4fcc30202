// Reading a zip held in memory, as far as Terraform's plan files need it: no encryption, no zip64.
import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** True for a file that begins and ends like a zip. */
export function isZip(content) {
  return content.length >= 22 && content.readUInt16LE(0) === 0x4b50 && endOfDirectory(content) >= 0;
}

/**
 * @param {Buffer} content
 * @returns {{ name: string, mode: number, content: Buffer }[]} `mode` as Unix has it.
 * @throws {Error} for a compression method other than deflate, or a broken directory.
 */
export function zipEntries(content) {
  const end = endOfDirectory(content);
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  const entries = [];
  for (let index = 0; index < count; index += 1) {
    if (content.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("The zip's directory is broken");
    const method = content.readUInt16LE(at + 10);
    const size = content.readUInt32LE(at + 20);
    const nameLength = content.readUInt16LE(at + 28);
    const tailLength = content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
    const name = content.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push({
      name,
      mode: content.readUInt16LE(at + 40),
      content: unpack(packedBytes(content, content.readUInt32LE(at + 42), size), method, name),
    });
    at += 46 + nameLength + tailLength;
  }
  return entries;
}

/** The local header repeats the name and has an extra field of its own length. */
function packedBytes(content, header, size) {
  const start = header + 30 + content.readUInt16LE(header + 26) + content.readUInt16LE(header + 28);
  return content.subarray(start, start + size);
}

function unpack(packed, method, name) {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new Error(`${name} is compressed by method ${method}, which is not known here`);
}

/** The end record is last but for a comment, so it is looked for from the end. */
function endOfDirectory(content) {
  for (let at = content.length - 22; at >= 0; at -= 1)
    if (content.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}
