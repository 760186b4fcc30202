import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/**
 * The licences of the packages whose code is in a bundle; most demand to travel with every copy.
 *
 * @param {string[]} inputs esbuild's input paths, relative to the working directory.
 * @throws {Error} for a package of which no licence can be found.
 */
export async function thirdPartyLicences(inputs) {
  const texts = [];
  for (const { folder, files, name, version, license } of await bundledPackages(inputs)) {
    const shipped = await licenceFiles(folder);
    const bodies = shipped.length > 0 ? shipped : await licencesInCode(files, license);
    if (bodies.length === 0) throw new Error(`${name} ${version} is bundled, and its licence is nowhere.`);
    texts.push([`${name} ${version} (${license})`, ...bodies].join("\n\n"));
  }
  const head = "The bundles in this folder contain code of the following packages.";
  return `${[head, ...texts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/**
 * The packages that bundled files belong to, by their folders.
 *
 * @param {string[]} inputs esbuild's input paths, relative to the working directory.
 */
export async function bundledPackages(inputs) {
  const files = new Map();
  for (const file of inputs.map((input) => resolve(input))) {
    const folder = packageFolder(file);
    if (folder) files.set(folder, [...(files.get(folder) ?? []), file]);
  }
  return Promise.all(
    [...files.keys()].sort().map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
      return { folder, files: files.get(folder), name, version, license };
    }),
  );
}

/** The package a bundled file belongs to: the folder after the last node_modules, scope included. */
function packageFolder(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0];
}

async function licenceFiles(folder) {
  const names = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  return Promise.all(names.map(async (name) => (await readFile(join(folder, name), "utf8")).trim()));
}

/**
 * Of a package that ships no file of its own, such as @bufbuild/protobuf: the notices at the head of its files, and
 * the licence that those only name, from the compiler's package, which is under the same.
 */
async function licencesInCode(files, license) {
  const notices = new Set();
  for (const file of files) {
    const [head] = /^(?:\s*\/\/.*\n)+/.exec(
      (await readFile(file, "utf8")).replace(/^"use strict";\n/, ""),
    ) ?? [""];
    if (/copyright/i.test(head)) notices.add(head.replaceAll(/^\s*\/\/ ?/gm, "").trim());
  }
  if (!/\bApache-2\.0\b/.test(license)) return [...notices];
  const typescript = createRequire(import.meta.url).resolve("typescript/LICENSE.txt");
  return [...notices, (await readFile(typescript, "utf8")).trim()];
}
