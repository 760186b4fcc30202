// An ad hoc signature for macOS: no identity, only a digest of every page. Apple silicon kills a program without one at its
// start. It is what Apple's linker writes: one code directory in the place that LC_CODE_SIGNATURE names.
import { createHash } from "node:crypto";

const MAGIC_64 = 0xfeedfacf;
const HEADER_BYTES = 32;
const LC_SEGMENT_64 = 0x19;
const LC_CODE_SIGNATURE = 0x1d;
const COMMAND_BYTES = 16;
const SEGMENT_ALIGNMENT = 0x4000;

const SUPER_BLOB = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
const SUPER_BLOB_BYTES = 20;
const DIRECTORY_BYTES = 88;
/** With the executable segment's bounds. */
const VERSION = 0x20400;
/** Ad hoc, and by a linker: `codesign` may then replace it without being forced. */
const FLAGS = 0x20002;
const PAGE_BITS = 12;
const PAGE_BYTES = 1 << PAGE_BITS;
const SHA256 = { bytes: 32, type: 2 };
const MAIN_BINARY = 1;

/**
 * @param {Buffer} program Unsigned, for one processor, with __LINKEDIT at its end.
 * @param {string} identifier
 * @returns {Buffer}
 */
export function signAdHoc(program, identifier) {
  const { end, text, linkEdit } = layoutOf(program);
  const start = align(program.length, 16);
  const pages = Math.ceil(start / PAGE_BYTES);
  const hashesAt = DIRECTORY_BYTES + identifier.length + 1;
  const length = hashesAt + pages * SHA256.bytes;
  const size = align(SUPER_BLOB_BYTES + length, 16);
  const signed = Buffer.concat([program, Buffer.alloc(start - program.length + size)]);

  signed.writeUInt32LE(signed.readUInt32LE(16) + 1, 16);
  signed.writeUInt32LE(signed.readUInt32LE(20) + COMMAND_BYTES, 20);
  for (const [index, value] of [LC_CODE_SIGNATURE, COMMAND_BYTES, start, size].entries())
    signed.writeUInt32LE(value, end + 4 * index);
  const inFile = signed.length - linkEdit.offset;
  signed.writeBigUInt64LE(BigInt(align(inFile, SEGMENT_ALIGNMENT)), linkEdit.at + 32);
  signed.writeBigUInt64LE(BigInt(inFile), linkEdit.at + 48);

  const superBlob = [SUPER_BLOB, SUPER_BLOB_BYTES + length, 1, 0, SUPER_BLOB_BYTES];
  writeWords(signed, start, superBlob);
  const at = start + SUPER_BLOB_BYTES;
  const counts = [hashesAt, DIRECTORY_BYTES, 0, pages, start];
  writeWords(signed, at, [CODE_DIRECTORY, length, VERSION, FLAGS, ...counts]);
  signed.set([SHA256.bytes, SHA256.type, 0, PAGE_BITS], at + 36);
  for (const [index, value] of [text.offset, text.size, MAIN_BINARY].entries())
    signed.writeBigUInt64BE(BigInt(value), at + 64 + 8 * index);
  signed.write(identifier, at + DIRECTORY_BYTES, "latin1");
  for (let page = 0; page < pages; page += 1) {
    const content = signed.subarray(page * PAGE_BYTES, Math.min((page + 1) * PAGE_BYTES, start));
    signed.set(createHash("sha256").update(content).digest(), at + hashesAt + page * SHA256.bytes);
  }
  return signed;
}

const align = (value, to) => Math.ceil(value / to) * to;

function writeWords(program, at, values) {
  for (const [index, value] of values.entries()) program.writeUInt32BE(value, at + 4 * index);
}

/** Where the load commands end, and two segments; refused is whatever a signature would spoil. */
function layoutOf(program) {
  if (program.readUInt32LE(0) !== MAGIC_64) throw new Error("This is no 64-bit program for macOS.");
  const end = HEADER_BYTES + program.readUInt32LE(20);
  const segments = {};
  let at = HEADER_BYTES;
  for (let left = program.readUInt32LE(16); left > 0; left -= 1) {
    const command = program.readUInt32LE(at);
    if (command === LC_CODE_SIGNATURE) throw new Error("The program is signed already.");
    if (command === LC_SEGMENT_64) {
      const name = program.toString("latin1", at + 8, at + 24).replaceAll("\0", "");
      const [offset, size] = [40, 48].map((field) => Number(program.readBigUInt64LE(at + field)));
      segments[name] = { at, offset, size };
    }
    at += program.readUInt32LE(at + 4);
  }
  const { __TEXT: text, __LINKEDIT: linkEdit } = segments;
  if (linkEdit.offset + linkEdit.size !== program.length)
    throw new Error("__LINKEDIT does not end the program.");
  if (program.subarray(end, end + COMMAND_BYTES).some((byte) => byte !== 0))
    throw new Error("There is no room for one more load command.");
  return { end, text, linkEdit };
}
