import { COLUMNS, listed, SYSTEMS, type System, WORDS } from "../../src/access/tables/systems";

const BEGIN = "<!-- from src/access/tables/systems.ts by npm run docs -->";
const END = "<!-- end -->";

/** Words that stand in the list below the table: they are the same everywhere. */
const APART = ["never", "worked"] as const;

/** The guide with its lists of columns and words as the code has them. */
export function withSystems(guide: string): string {
  const [before, rest] = guide.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/guides/people-files.md has no ${BEGIN} … ${END}.`);
  return [before, BEGIN, "\n\n", lists(), "\n\n", END, after].join("");
}

const lists = (): string =>
  [
    ["| exported by | columns | words |", "|---|---|---|", ...SYSTEMS.map(row)].join("\n"),
    APART.map((part) => `- ${WORDS[part]}: ${code(SYSTEMS.flatMap((one) => listed(one[part])))}`).join("\n"),
  ].join("\n\n");

function row(system: System): string {
  const isApart = (part: string) => APART.some((one) => one === part);
  const cell = (parts: Readonly<Partial<Record<keyof System, string>>>) =>
    (Object.entries(parts) as [keyof System, string][])
      .filter(([part]) => !isApart(part) && system[part] !== undefined)
      .map(([part, meaning]) => `${meaning}: ${code(listed(system[part]))}`)
      .join("; ");
  return `| ${system.name} | ${cell(COLUMNS)} | ${cell(WORDS)} |`;
}

const code = (texts: readonly string[]): string =>
  [...new Set(texts)].map((text) => `\`${text}\``).join(", ");
