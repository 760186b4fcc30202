import { type ComponentChild, h } from "preact";
import { kindWords } from "../attention";
import type { MatrixModel } from "../model";
import { roleFace } from "../role-face";
import { organizationName } from "./text";

type Option = readonly [value: string, text: string];

const SORTS: readonly Option[] = [
  ["email", "E-mail"],
  ["name", "Name"],
  ["role", "Highest role"],
  ["pending", "Longest pending"],
  ["orgs", "Most organizations"],
  ["findings", "Most findings"],
];

/** Hidden until the script shows it: without script there is nothing that could filter. */
export function filters(model: MatrixModel): ComponentChild {
  const { rows, columns, header } = model;
  return h(
    "form",
    { id: "filters", hidden: true, "aria-label": "Filters" },
    h(
      "label",
      { for: "q" },
      "Search",
      h("input", { id: "q", type: "search", autocomplete: "off", spellcheck: false }),
    ),
    select(
      "status",
      "Status",
      distinct(rows.map(({ status }) => status)).map((each) => [each, each]),
    ),
    select("role", "Role", rolesOf(model)),
    select(
      "org",
      "Organization",
      columns.map((column) => [String(column.org), organizationName(column)]),
    ),
    header.isCompared
      ? select(
          "code",
          "In code",
          distinct(rows.map(({ management }) => management)).map((each) => [each, each]),
        )
      : null,
    driftKinds(model),
    select("tfa", "Second factor", [
      ["on", "on"],
      ["off", "off"],
      ["unknown", "unknown"],
    ]),
    h("label", { for: "sort" }, "Sort by", h("select", { id: "sort" }, SORTS.map(option))),
    h(
      "label",
      { for: "attention", class: "check" },
      h("input", { id: "attention", type: "checkbox" }),
      "Only rows needing attention",
    ),
    h("button", { type: "button", id: "reset" }, "Show everybody"),
    h("p", { id: "shown", role: "status", "aria-live": "polite" }),
  );
}

function driftKinds({ rows }: MatrixModel): ComponentChild {
  const kinds = distinct(rows.flatMap(({ drift }) => drift.map(({ kind }) => kind)));
  if (kinds.length === 0) return null;
  return select("drift", "Drift", [
    ["any", "any"],
    ["none", "none"],
    ...kinds.map((kind): Option => [kind, kindWords(kind)]),
  ]);
}

/** From the most to the least; custom roles at the end by name. */
function rolesOf({ rows }: MatrixModel): readonly Option[] {
  const slugs = distinct(
    rows.flatMap(({ accountRole, cells }) => [
      ...(accountRole ? [accountRole.slug] : []),
      ...cells.flatMap((cell) => (cell ? [(cell.live ?? cell.recorded)?.slug ?? ""] : [])),
    ]),
  ).filter((slug) => slug !== "");
  return slugs
    .map((slug) => roleFace(slug))
    .sort((a, b) => b.rank - a.rank)
    .map(({ slug, text }) => [slug, text]);
}

const select = (id: string, label: string, options: readonly Option[]): ComponentChild =>
  h("label", { for: id }, label, h("select", { id }, [option(["", "all"]), ...options.map(option)]));

const option = ([value, text]: Option): ComponentChild => h("option", { value }, text);

const distinct = <T extends string>(all: readonly T[]): readonly T[] => [...new Set(all)].sort();
