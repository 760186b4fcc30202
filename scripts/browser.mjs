// A headless Chromium out of node_modules: `npm ci` is all the set-up there is. Used by the tests of pages and for
// pictures of them.
import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, "..", "node_modules", ".cache");

/**
 * Starts the browser. Close it when done: `await browser.close()`.
 *
 * Of the package's own arguments none is used: they are for functions in a cloud, keep everything in one process and
 * end it when the first context closes.
 *
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function startBrowser() {
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    // Containers forbid what its sandbox needs. It shows files of ours alone.
    args: ["--no-sandbox"],
    env: {
      ...process.env,
      // For systems without NSS, which no other package here needs.
      LD_LIBRARY_PATH: [join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
    },
  });
}

/**
 * A picture of a file as a person would see it.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ url: string, path: string, width?: number, height?: number, scale?: number, dark?: boolean, fullPage?: boolean,
 *   prepare?: (page: import("playwright-core").Page) => Promise<void> }} picture `path` ends in `.png`; `prepare`
 *   brings the page into the state to be shown.
 */
export async function takePicture(browser, picture) {
  const {
    url,
    path,
    width = 1280,
    height = 800,
    scale = 2,
    dark = false,
    fullPage = false,
    prepare,
  } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await prepare?.(page);
    await page.screenshot({ path, fullPage });
  } finally {
    await context.close();
  }
}

/** The folder with the browser's files, unpacked once for each version; a run that dies half-way leaves none. */
async function unpacked() {
  const version = JSON.parse(await readFile(await manifest(), "utf8")).version;
  const folder = join(CACHE, `chromium-${version}`);
  if (await exists(join(folder, "chromium"))) return folder;
  await mkdir(CACHE, { recursive: true });
  const scratch = await mkdtemp(join(CACHE, "chromium-"));
  try {
    await unpackInto(scratch);
    await rename(scratch, folder);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    // Another run was faster: its files are the same.
    if (!(await exists(join(folder, "chromium")))) throw error;
  }
  return folder;
}

/** The package asks the environment where to unpack, and whether the libraries are wanted too. */
async function unpackInto(folder) {
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await promisify(execFile)(process.execPath, [join(HERE, "browser", "unpack.cjs")], { env });
  await access(join(folder, "chromium"));
}

/** Its exports do not name package.json. */
async function manifest() {
  let folder = dirname(require.resolve("@sparticuz/chromium"));
  while (!(await exists(join(folder, "bin")))) folder = dirname(folder);
  return join(folder, "package.json");
}

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );
