import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Every TypeScript file under the folders, as paths from the project's root with `/`, sorted. */
export function sourceFiles(...folders: string[]): string[] {
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
      .sort(),
  );
}
