// A real CommonMark parser for tests. It comes as an ES module, which Jest cannot load, so it is bundled first.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  /** Of a fenced block; null where it names none, and for an indented one. */
  readonly lang?: string | null;
  readonly position?: { readonly start: { readonly line: number } };
  readonly children?: readonly MarkdownNode[];
}

const ROOT = resolve(__dirname, "../..");

const fromMarkdown = load();

function load(): (text: string) => MarkdownNode {
  const folder = mkdtempSync(join(tmpdir(), "markdown-"));
  const outfile = join(folder, "parser.cjs");
  const esbuild = join(ROOT, "node_modules/.bin/esbuild");
  const entry = "mdast-util-from-markdown";
  try {
    execFileSync(
      esbuild,
      [
        entry,
        "--bundle",
        "--platform=node",
        "--main-fields=module,main",
        "--log-level=warning",
        `--outfile=${outfile}`,
      ],
      { cwd: ROOT },
    );
    return require(outfile).fromMarkdown;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The node and all below it. */
export const nodes = (node: MarkdownNode): readonly MarkdownNode[] => [
  node,
  ...(node.children ?? []).flatMap(nodes),
];

/** Every node of the document. CommonMark alone: a table is text to it, and a bare address too. */
export const parseMarkdown = (text: string): readonly MarkdownNode[] => nodes(fromMarkdown(text));
