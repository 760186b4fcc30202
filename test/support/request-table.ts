// The table of counts in docs/guides/limits.md, which the tests of counts read: what the page promises is what they demand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContractName } from "./contracts";

const PAGE = join(__dirname, "../../docs/guides/limits.md");

/** What a cell is about: N people, P requests of listing all people of the organization, Z those of listing all other zones. */
interface Sizes {
  readonly N: number;
  readonly P: number;
  readonly Z: number;
}

interface Promised {
  readonly text: string;
  /** Whether fewer are as good. */
  readonly isMost: boolean;
  of(sizes: Sizes): number;
}

/** undefined: the contract has no such operation. */
type Row = Readonly<Record<ContractName, Promised | undefined>>;

/** "at most 1.3 N + 2 P + 5", or "–". */
function parse(text: string): Promised | undefined {
  if (text === "–") return undefined;
  const isMost = text.startsWith("at most ");
  const terms = (isMost ? text.slice("at most ".length) : text).split(" + ").map((term) => {
    const [, factor, size] = /^(\d+(?:\.\d)?)?(?:(?:^| )([NPZ]))?$/.exec(term) ?? [];
    if (factor === undefined && size === undefined)
      throw new Error(
        `Expected a term such as "2 N", "P" or "5" in docs/guides/limits.md, got ${JSON.stringify(term)}.`,
      );
    return { factor: Number(factor ?? 1), size: size as keyof Sizes | undefined };
  });
  const of = (sizes: Sizes) =>
    terms.reduce((sum, { factor, size }) => sum + factor * (size === undefined ? 1 : sizes[size]), 0);
  return { text, isMost, of };
}

/** By the words of the first column. */
export function requestTable(): ReadonlyMap<string, Row> {
  const lines = readFileSync(PAGE, "utf8").split("\n");
  const head = lines.findIndex((line) => line.startsWith("| requests of plan and apply together |"));
  const rows = lines.slice(head + 2, lines.indexOf("", head));
  if (head < 0) throw new Error("docs/guides/limits.md has no table of counts.");
  return new Map(
    rows.map((line) => {
      const [, name = "", organization = "", account = ""] = line.split("|").map((cell) => cell.trim());
      return [name, { organization: parse(organization), account: parse(account) }];
    }),
  );
}
