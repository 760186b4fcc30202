// Every code block of every page, and who runs it. A page shows nothing that no test has tried.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type MarkdownNode, parseMarkdown } from "./markdown-parser";
import { NOT_RUN, RUNNERS, type Runner } from "./page-runners";

const ROOT = resolve(__dirname, "../..");

export interface Block {
  readonly page: string;
  /** Of the nearest heading above it; empty above the first. */
  readonly heading: string;
  /** Null where nothing is said: then it is output. */
  readonly language: string | null;
  readonly code: string;
  /** Where an editor finds it. */
  readonly place: string;
}

const inFolder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith(".md"))
    .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1))
    .filter((path) => !path.includes("node_modules/"));

/** What people read: the pages of the root, docs/ and the examples. */
export const PAGES: readonly string[] = [
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
  ...inFolder("docs"),
  ...inFolder("examples"),
].sort();

export const pageText = (page: string): string => readFileSync(join(ROOT, page), "utf8");

function blocksOf(page: string): readonly Block[] {
  let heading = "";
  return parseMarkdown(pageText(page)).flatMap((node) => {
    if (node.type === "heading") heading = words(node);
    if (node.type !== "code") return [];
    const { lang = null, value: code = "", position } = node;
    return [{ page, heading, language: lang, code, place: `${page}:${position?.start.line}` }];
  });
}

const words = ({ value = "", children = [] }: MarkdownNode): string => value + children.map(words).join("");

export const BLOCKS: readonly Block[] = PAGES.flatMap(blocksOf);

const fits = ({ page, heading, language }: Block, claim: Runner["blocks"][number]): boolean =>
  (typeof claim.page === "string" ? claim.page === page : claim.page.test(page)) &&
  (claim.heading === undefined || claim.heading === heading) &&
  (claim.language === undefined || claim.language === language);

/** The names of all that run it, and why nobody does where that is said. */
export const claimsOf = (block: Block): readonly string[] => [
  ...Object.entries(RUNNERS).flatMap(([name, { blocks }]) =>
    blocks.some((claim) => fits(block, claim)) ? [name] : [],
  ),
  ...NOT_RUN.flatMap((claim) => (fits(block, claim) ? [claim.reason] : [])),
];

/**
 * What a test has to run, in the order of the pages; `at` leaves those below a heading.
 *
 * @throws {Error} when there is nothing.
 */
export function blocksFor(name: keyof typeof RUNNERS, at?: Pick<Block, "heading">): readonly Block[] {
  const { blocks } = RUNNERS[name] as Runner;
  const found = BLOCKS.filter((block) => blocks.some((claim) => fits(block, claim))).filter(
    ({ heading }) => at === undefined || at.heading === heading,
  );
  if (found.length === 0) throw new Error(`No page has a block for ${name} ${at?.heading ?? ""}`);
  return found;
}

/** The code of the only block in a language, of those that a test has to run. */
export function codeFor(name: keyof typeof RUNNERS, language: string, at?: Pick<Block, "heading">): string {
  const [block, ...more] = blocksFor(name, at).filter((each) => each.language === language);
  if (block === undefined || more.length > 0)
    throw new Error(`Expected one block in ${language} for ${name}, got ${block ? more.length + 1 : 0}`);
  return `${block.code}\n`;
}
