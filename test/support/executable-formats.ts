// What single executables of three systems look like inside, read without the tools of those systems.
import { createHash } from "node:crypto";

/** Begins every blob that Node looks for. */
const BLOB_MAGIC = 0x143da20;
const BLOB = "NODE_SEA_BLOB";

export interface Inspected {
  readonly format: "ELF" | "Mach-O" | "PE";
  readonly machine: number;
  /** Of a PE whether it names a certificate; of a Mach-O whether it is signed. */
  readonly hasSignature: boolean;
  /** Where the blob begins in the place that Node looks it up by; undefined where there is none. */
  readonly blobAt: number | undefined;
}

export function inspect(program: Buffer): Inspected {
  if (program.readUInt32BE(0) === 0x7f454c46) return inspectElf(program);
  if (program.readUInt32LE(0) === 0xfeedfacf) return inspectMachO(program);
  return inspectPe(program);
}

const ifBlob = (program: Buffer, at: number) => (program.readUInt32LE(at) === BLOB_MAGIC ? at : undefined);

const inWords = (bytes: number) => Math.ceil(bytes / 4) * 4;

/** A note among others that are loaded with the program. */
function inspectElf(program: Buffer): Inspected {
  const [headers, count] = [Number(program.readBigUInt64LE(32)), program.readUInt16LE(56)];
  const segments = Array.from({ length: count }, (_, index) => headers + 56 * index).filter(
    (at) => program.readUInt32LE(at) === 4,
  );
  let blobAt: number | undefined;
  for (const segment of segments) {
    let at = Number(program.readBigUInt64LE(segment + 8));
    const end = at + Number(program.readBigUInt64LE(segment + 32));
    while (at < end) {
      const [name, size] = [program.readUInt32LE(at), program.readUInt32LE(at + 4)];
      const content = at + 12 + inWords(name);
      if (program.toString("latin1", at + 12, at + 12 + name) === `${BLOB}\0`)
        blobAt = ifBlob(program, content);
      at = content + inWords(size);
    }
  }
  return { format: "ELF", machine: program.readUInt16LE(18), hasSignature: false, blobAt };
}

/** Load commands by their number, each with where it lies. */
function loadCommands(program: Buffer): readonly { readonly command: number; readonly at: number }[] {
  const found = [];
  for (let at = 32, left = program.readUInt32LE(16); left > 0; left -= 1) {
    found.push({ command: program.readUInt32LE(at), at });
    at += program.readUInt32LE(at + 4);
  }
  return found;
}

const nameAt = (program: Buffer, at: number) => program.toString("latin1", at, at + 16).replaceAll("\0", "");
const segmentsOf = (program: Buffer) => loadCommands(program).filter(({ command }) => command === 0x19);
const signatureOf = (program: Buffer) => loadCommands(program).find(({ command }) => command === 0x1d);

function inspectMachO(program: Buffer): Inspected {
  const segment = segmentsOf(program).find(({ at }) => nameAt(program, at + 8) === "NODE_SEA");
  const section = segment && segment.at + 72;
  const isThere = section !== undefined && nameAt(program, section) === `__${BLOB}`;
  return {
    format: "Mach-O",
    machine: program.readUInt32LE(4),
    hasSignature: signatureOf(program) !== undefined,
    blobAt: isThere ? ifBlob(program, program.readUInt32LE(section + 48)) : undefined,
  };
}

/** A resource; Windows looks it up by its name in UTF-16. */
function inspectPe(program: Buffer): Inspected {
  const header = program.readUInt32LE(0x3c) + 4;
  const optional = header + 20;
  const resources = program.readUInt32LE(optional + 112 + 8 * 2);
  const sections = optional + program.readUInt16LE(header + 16);
  const [section] = Array.from(
    { length: program.readUInt16LE(header + 2) },
    (_, index) => sections + 40 * index,
  )
    .filter((at) => program.readUInt32LE(at + 12) === resources)
    .map((at) => ({ size: program.readUInt32LE(at + 16), from: program.readUInt32LE(at + 20) }));
  const { size = 0, from = 0 } = section ?? {};
  const inside = program.subarray(from, from + size);
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(BLOB_MAGIC);
  const isNamed = inside.includes(Buffer.from(BLOB, "utf16le"));
  const at = inside.indexOf(magic);
  return {
    format: "PE",
    machine: program.readUInt16LE(header),
    hasSignature: program.readBigUInt64LE(optional + 112 + 8 * 4) !== 0n,
    blobAt: isNamed && at >= 0 ? from + at : undefined,
  };
}

/** How many pages an ad hoc signature covers, and those whose digest is not what it says. */
export function signedPages(program: Buffer): {
  readonly covered: number;
  readonly wrong: readonly number[];
} {
  const command = signatureOf(program);
  if (!command) return { covered: 0, wrong: [] };
  const superBlob = program.readUInt32LE(command.at + 8);
  expect(program.readUInt32BE(superBlob)).toBe(0xfade0cc0);
  const directory = superBlob + program.readUInt32BE(superBlob + 16);
  expect(program.readUInt32BE(directory)).toBe(0xfade0c02);
  const hashes = directory + program.readUInt32BE(directory + 16);
  const [covered, limit] = [program.readUInt32BE(directory + 28), program.readUInt32BE(directory + 32)];
  expect(limit).toBe(superBlob);
  const page = 1 << program.readUInt8(directory + 39);
  const wrong = Array.from({ length: covered }, (_, index) => index).filter((index) => {
    const content = program.subarray(index * page, Math.min((index + 1) * page, limit));
    const digest = createHash("sha256").update(content).digest();
    return !digest.equals(program.subarray(hashes + 32 * index, hashes + 32 * (index + 1)));
  });
  return { covered: covered * page >= limit ? covered : 0, wrong };
}

/** Ends of the segments in a Mach-O, the last of which must be the program's. */
export const endOfLastSegment = (program: Buffer): number =>
  Math.max(
    ...segmentsOf(program).map(({ at }) =>
      Number(program.readBigUInt64LE(at + 40) + program.readBigUInt64LE(at + 48)),
    ),
  );
