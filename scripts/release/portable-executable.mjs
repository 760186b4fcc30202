// Windows' format, as far as a signature is concerned.
const PE32_PLUS = 0x20b;

/** The program without its entry for a certificate. The certificate itself is gone: the injected section lies there. */
export function withoutCertificate(program) {
  const optionalHeader = program.readUInt32LE(0x3c) + 24;
  if (program.readUInt16LE(optionalHeader) !== PE32_PLUS)
    throw new Error("This is no 64-bit program for Windows.");
  const certificates = optionalHeader + 112 + 4 * 8;
  return Buffer.from(program).fill(0, certificates, certificates + 8);
}
