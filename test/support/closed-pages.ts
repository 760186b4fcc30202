// Pages in a real browser that may load their own file and nothing else.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { startBrowser } from "../../scripts/browser.mjs";

/** For one step of a page, on a machine busy with other tests. */
const PATIENCE_MS = 60_000;

export interface ClosedPages {
  /** Opens one of the pages by its name. */
  open(name: string, hash?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages of this test have done so far that they should not; whoever takes it judges it. */
  takeMisdeeds(): readonly string[];
}

/** One browser for the file. A test fails where a page says something on the console, throws, or asks for anything. */
export function closedPages(pages: Readonly<Record<string, () => string>>): ClosedPages {
  let browser: Browser;
  let folder: string;
  const contexts: BrowserContext[] = [];
  const misdeeds: string[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
    folder = await mkdtemp(join(tmpdir(), "pages-"));
    for (const [name, html] of Object.entries(pages)) await writeFile(join(folder, `${name}.html`), html());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(misdeeds.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  return {
    takeMisdeeds: () => misdeeds.splice(0),
    async open(name, hash = "", options = {}) {
      const file = pathToFileURL(join(folder, `${name}.html`)).href;
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      contexts.push(context);
      await context.route(
        (asked) => asked.href.split("#")[0] !== file,
        (route) => {
          misdeeds.push(`asked for ${route.request().url()}`);
          return route.abort();
        },
      );
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      page.on("console", (message) => misdeeds.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => misdeeds.push(`error: ${error.message}`));
      page.on("requestfailed", (request) => misdeeds.push(`failed: ${request.url()}`));
      await page.goto(file + hash);
      return page;
    },
  };
}
