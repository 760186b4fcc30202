// Windows' format, as far as a signature is concerned.
const PE32_PLUS = 0x20b;
const SECTION_BYTES = 40;

/** The program without its certificate and the entry that points at it. */
export function withoutCertificate(program) {
  const header = program.readUInt32LE(0x3c) + 4;
  const optional = header + 20;
  if (program.readUInt16LE(optional) !== PE32_PLUS) throw new Error("This is no 64-bit program for Windows.");
  const sections = optional + program.readUInt16LE(header + 16);
  let end = 0;
  for (let left = program.readUInt16LE(header + 2), at = sections; left > 0; left -= 1, at += SECTION_BYTES)
    end = Math.max(end, program.readUInt32LE(at + 16) + program.readUInt32LE(at + 20));
  const certificates = optional + 112 + 4 * 8;
  // What lies behind the last section is the certificate of the program before the injection.
  return Buffer.from(program.subarray(0, end)).fill(0, certificates, certificates + 8);
}
