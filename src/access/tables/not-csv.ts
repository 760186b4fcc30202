/** What is named .csv and is none, by its first bytes in hexadecimal; the first that fits is said. */
const BYTES: readonly (readonly [string, string])[] = [
  ["504b0304", "an Excel workbook (or another zip), no CSV"],
  ["504b0506", "an empty zip, no CSV"],
  ["504b0708", "a zip in parts, no CSV"],
  ["425a68", "packed with bzip2: unpack it first"],
  ["fd377a585a", "packed with xz: unpack it first"],
  ["28b52ffd", "packed with zstd: unpack it first"],
  ["526172211a", "packed with RAR: unpack it first"],
  ["d0cf11e0", "an old Excel workbook (.xls), no CSV"],
  ["255044462d", "a PDF, no CSV"],
  ["1f8b", "packed with gzip: unpack it first"],
  ["377abcaf271c", "packed with 7-Zip: unpack it first"],
  ["89504e47", "a picture, no CSV"],
  ["ffd8ff", "a picture, no CSV"],
  ["50415231", "a Parquet file, no CSV"],
  ["53514c69746520666f726d6174", "an SQLite database, no CSV"],
  ["fffe0000", "UTF-32: save it as UTF-8"],
  ["0000feff", "UTF-32: save it as UTF-8"],
];

/** The same by how the text begins, without blanks before it. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^<\?xml/i, "XML, no CSV"],
  [/^<(?:!|[a-z])/i, "an HTML page, no CSV"],
  [/^%PDF-/, "a PDF, no CSV"],
  [/^[^\n]*\0/, "no text but bytes, no CSV"],
  [/^\{\\rtf/i, "a document in rich text, no CSV"],
  [/^[[{]\s*(?:["{[\]}]|$)/, "JSON, no CSV"],
  [/^(?:---[\r\n]|- [\w-]+: )/, "YAML, no CSV"],
  [/^-{5}BEGIN /, "a key or certificate, no CSV"],
  [/^BEGIN:V/i, "a contact card or calendar, no CSV"],
  [/^(?:version: 1\s|dn: )/i, "LDIF, no CSV"],
];

/** How much is looked at. */
const BEGINNING = 1_000;

/** What a file is that is no CSV, as the rest of "the file is …"; undefined: it may be one. */
export function notCsv(bytes: Uint8Array): string | undefined {
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING));
  const hex = beginning.toString("hex");
  const known = BYTES.find(([first]) => hex.startsWith(first));
  if (known) return known[1];
  // With a mark the decoder sees to it; then the text may still be another thing.
  const mark = hex.slice(0, 4);
  if (mark !== "fffe" && mark !== "feff" && isWide(beginning))
    return "UTF-16 without a byte order mark: save it as UTF-8";
  if (mark === "feff") beginning.subarray(0, beginning.length & ~1).swap16();
  const text = beginning.toString(mark === "fffe" || mark === "feff" ? "utf16le" : "utf8");
  const start = text.replace(/^\ufeff/, "").trimStart();
  if (start === "" && bytes.length <= BEGINNING) return "empty: expected a line of column names";
  return TEXTS.find(([pattern]) => pattern.test(start))?.[1];
}

/** In UTF-16 every second byte of plain letters is 0, and of the others hardly any. */
function isWide(bytes: Uint8Array): boolean {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [less = 0, more = 0] = zeros.sort((a, b) => a - b);
  return more > bytes.length / 4 && less < more / 4;
}
