// `npm run pictures`: makes the pictures of the README, docs/pictures/*.png, out of the demo. The browser is that of the
// tests, so pictures are made wherever those run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startBrowser, takePicture } from "./browser.mjs";
import { build } from "./build.mjs";
import { commentPage } from "./pictures/comment-page.mjs";
import { PLAN } from "./pictures/plan.mjs";
import { terminalPage } from "./pictures/terminal-page.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const PICTURES = join(ROOT, "docs", "pictures");
/** The steps of the demo that fit on one screen and say most: a plan in words, and what somebody changed by hand. */
const SHOWN = [/^\d+\. The review: /, /^\d+\. The drift report /];

async function main() {
  const { outDir: dist } = await build();
  const folder = await mkdtemp(join(tmpdir(), "automox-pictures-"));
  const page = async (name, html) => {
    await writeFile(join(folder, name), html);
    return pathToFileURL(join(folder, name)).href;
  };
  try {
    console.error("[1/4] the demo");
    const said = await output([process.execPath, join(ROOT, "scripts", "demo.mjs")], {
      env: { FORCE_COLOR: "1", TMPDIR: folder },
    });
    await mkdir(PICTURES, { recursive: true });
    const browser = await startBrowser();
    try {
      console.error("[2/4] demo.png");
      const picture = async (name, how) => {
        const path = join(PICTURES, name);
        await takePicture(browser, { path, fullPage: true, width: 1060, height: 400, ...how });
      };
      await picture("demo.png", { url: await page("demo.html", terminalPage(said, SHOWN)), dark: true });
      console.error("[3/4] review.png");
      const plan = join(folder, "plan.json");
      await writeFile(plan, JSON.stringify(PLAN));
      const review = ["review", "--plan", plan, "--format", "md", "--now", "2026-03-01T12:00:00Z"];
      const markdown = await output([process.execPath, join(dist, "automox-access.cjs"), ...review], {
        accepted: [0, 3],
      });
      await picture("review.png", { url: await page("comment.html", commentPage(markdown)) });
      console.error("[4/4] matrix.png");
      await picture("matrix.png", {
        url: pathToFileURL(join(dist, "demo", "access-matrix.html")).href,
        width: 1120,
        height: 950,
        scale: 1.75,
        fullPage: false,
      });
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a program prints. @throws {Error} with its errors when it fails. */
async function output([program, ...args], { env = {}, accepted = [0] }) {
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env } });
  const [out, err] = [[], []];
  child.stdout.on("data", (chunk) => out.push(chunk));
  child.stderr.on("data", (chunk) => err.push(chunk));
  const [exitCode] = await once(child, "close");
  if (!accepted.includes(exitCode))
    throw new Error(`${args.join(" ")} ended with ${exitCode}:\n${Buffer.concat(err).toString("utf8")}`);
  return Buffer.concat(out).toString("utf8");
}

await main();
