import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/**
 * The licences of the packages whose code is in a bundle; most demand to travel with every copy.
 *
 * @param {string[]} inputs esbuild's input paths, relative to the working directory.
 */
export async function thirdPartyLicences(inputs) {
  const folders = new Set(inputs.map((input) => packageFolder(resolve(input))).filter(Boolean));
  const texts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
    const bodies = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
    texts.push([`${name} ${version} (${license})`, ...bodies.map((body) => body.trim())].join("\n\n"));
  }
  const head = "The bundles in this folder contain code of the following packages.";
  return `${[head, ...texts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** The package a bundled file belongs to: the folder after the last node_modules, scope included. */
function packageFolder(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0];
}
