// A package as registries and mirrors hold it: a zip that is the same whenever and wherever it is made.
import { createHash } from "node:crypto";
import { zipSync } from "fflate";

const UNIX = 3;
const REGULAR_FILE = 0o100000;
/** The oldest that a zip can hold. Of local time, because that is what a zip holds: the same in every zone. */
const TIME = new Date(1980, 0, 1);

/**
 * Compressed by JavaScript: zlib's result differs between versions of Node and between processors.
 *
 * @param {Record<string, { content: Uint8Array, mode?: number }>} files By path.
 * @returns {Uint8Array}
 */
export function packageZip(files) {
  const entries = sorted(files).map(([path, { content, mode = 0o644 }]) => [
    path,
    [content, { mtime: TIME, os: UNIX, attrs: (REGULAR_FILE | mode) * 0x10000 }],
  ]);
  return zipSync(Object.fromEntries(entries));
}

/** What a lock file calls `h1:`: over the contents, so that it is the same for the zip and for the unpacked folder. */
export function contentHash(files) {
  const lines = sorted(files).map(([path, { content }]) => `${sha256(content)}  ${path}\n`);
  return `h1:${createHash("sha256").update(lines.join("")).digest("base64")}`;
}

export const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/** In byte order, as Go sorts. */
const sorted = (files) =>
  Object.entries(files).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
