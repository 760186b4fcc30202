// Searches everything a test run left behind for a secret, in the forms in which it could hide.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { isZip, zipEntries } from "./zip-entries.mjs";

/**
 * Every place under `folder` that holds the secret. Links are not followed: they lead to what was built, not to
 * what was written.
 *
 * @param {string} folder
 * @param {string} secret
 * @returns {Promise<{ searched: number, leaks: { file: string, form: string }[] }>} `file` is relative to the
 *   folder; inside an archive it goes on with `!entry`.
 * @throws {Error} when an archive cannot be read: what was not searched must not count as clean.
 */
export async function searchForSecret(folder, secret) {
  const forms = formsOf(secret);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const leaks = [];
  let searched = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    searched += 1;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    for (const { name, content } of contents(relative(folder, path), await readFile(path))) {
      for (const [form, needle] of forms) if (content.includes(needle)) leaks.push({ file: name, form });
    }
  }
  return { searched, leaks };
}

/** The file itself and whatever is packed in it; a plan file is a zip, and a zip may hold a zip. */
function* contents(name, content) {
  yield { name, content };
  if (isZip(content)) {
    for (const entry of zipEntries(content)) yield* contents(`${name}!${entry.name}`, entry.content);
  } else if (content[0] === 0x1f && content[1] === 0x8b) {
    yield* contents(`${name}!`, gunzipSync(content));
  }
}

/** @returns {[string, Buffer][]} */
export function formsOf(secret) {
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(secret);
  const forms = [
    ["raw", secret],
    ["JSON", JSON.stringify(secret).slice(1, -1)],
    ["URL", percent],
    ["URL, lower case", percent.replace(/%../g, (code) => code.toLowerCase())],
    ["hexadecimal", bytes.toString("hex")],
    ["hexadecimal, upper case", bytes.toString("hex").toUpperCase()],
    ["UTF-16", Buffer.from(secret, "utf16le")],
    ...[0, 1, 2].flatMap((offset) => [
      [`base64 at offset ${offset}`, base64At(bytes, offset, "base64")],
      [`base64url at offset ${offset}`, base64At(bytes, offset, "base64url")],
    ]),
  ];
  const seen = new Set();
  return forms
    .map(([form, needle]) => [form, Buffer.from(needle)])
    .filter(([, needle]) => !seen.has(needle.toString("hex")) && seen.add(needle.toString("hex")));
}

/**
 * How the secret looks inside a longer text's base64, where it begins at a byte whose position is `offset` modulo 3.
 * Characters that also depend on the neighbours are left out.
 */
function base64At(bytes, offset, encoding) {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return encoded.slice(first, last);
}
