import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { sourceFiles } from "./source-files";

/** The specifier of `from "."`, `import "."`, `import(".")` and `require(".")`: types and re-exports count. */
const IMPORTS = /\b(?:from|import|require)\b\s*\(?\s*["'`](\.[^"'`]*)["'`]/g;
const ENDINGS = ["", ".ts", ".tsx", "/index.ts"];

/** What a text imports of ours: paths from the project's root, without an ending. */
export const importedPaths = (file: string, text: string): string[] =>
  [...text.matchAll(IMPORTS)].map(([, specifier = ""]) =>
    normalize(join(dirname(file), specifier)).replaceAll("\\", "/"),
  );

/** Files, and for each the files it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The imports among all TypeScript files under the folders, as they are written today. */
export function importGraph(...folders: string[]): ImportGraph {
  const files = new Set(sourceFiles(...folders));
  const found = (path: string) => ENDINGS.map((ending) => path + ending).find((file) => files.has(file));
  return new Map(
    [...files].map((file) => {
      const targets = importedPaths(file, readFileSync(file, "utf8")).map(found);
      return [file, targets.filter((target) => target !== undefined)];
    }),
  );
}

/**
 * Circles: groups of files each of which reaches every other, sorted. Tarjan's algorithm: a file whose low link is its own
 * number closes a group.
 */
export function circlesOf(graph: ImportGraph): string[][] {
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    open.push(file);
    let low = number;
    for (const target of graph.get(file) ?? []) {
      if (!numbers.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, numbers.get(target) ?? low);
    }
    if (low < number) return low;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1 || graph.get(file)?.includes(file)) circles.push(group.sort());
    return low;
  };
  for (const file of graph.keys()) if (!numbers.has(file)) visit(file);
  return circles;
}
