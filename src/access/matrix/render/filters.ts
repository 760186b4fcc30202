import { type ComponentChild, h } from "preact";
import { KINDS } from "../../drift/kinds";
import type { MatrixModel } from "../model/build-model";
import { roleFace } from "../model/role-face";
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
  const { rows, columns, header, told } = model;
  const organizations = columns.map((column): Option => [String(column.org), organizationName(column)]);
  return h(
    "form",
    { id: "filters", hidden: true, "aria-label": "Filters" },
    h("input", { id: "f-only", type: "hidden" }),
    field("q", "Search", h("input", { id: "f-q", type: "search", autocomplete: "off", spellcheck: false })),
    select("status", "Status", distinct(rows.map(({ facts }) => facts.status)).map(asItIs)),
    select("role", "Role", rolesOf(model)),
    select("org", "Organization", organizations),
    header.isCompared &&
      select("code", "In code", distinct(rows.map(({ facts }) => facts.management)).map(asItIs)),
    driftKinds(model),
    told.twoFactor && select("tfa", "Second factor", ["on", "off", "unknown"].map(asItIs)),
    field("sort", "Sort by", h("select", { id: "f-sort" }, SORTS.map(option))),
    h(
      "div",
      { class: "bar" },
      h("p", { id: "shown", role: "status", "aria-live": "polite" }),
      h(
        "div",
        { class: "check" },
        h("input", { id: "f-attention", type: "checkbox" }),
        h("label", { for: "f-attention" }, "Only rows needing attention"),
      ),
      h("button", { type: "button", id: "reset" }, "Show everybody"),
    ),
  );
}

function driftKinds({ rows }: MatrixModel): ComponentChild {
  const kinds = distinct(rows.flatMap(({ facts }) => facts.drift));
  if (kinds.length === 0) return null;
  const named = kinds.map((kind): Option => [kind, KINDS[kind].title]);
  return select("drift", "Drift", [...["any", "none"].map(asItIs), ...named]);
}

/** From the most to the least; custom roles at the end by name. */
function rolesOf({ rows }: MatrixModel): readonly Option[] {
  const faces = rows.flatMap(({ accountRole, cells }) => [
    accountRole,
    ...cells.map((cell) => cell && (cell.live ?? cell.recorded)),
  ]);
  return distinct(faces.flatMap((face) => face?.slug || []))
    .map(roleFace)
    .sort((a, b) => b.rank - a.rank)
    .map(({ slug, text }) => [slug, text]);
}

const select = (id: string, label: string, options: readonly Option[]): ComponentChild =>
  field(id, label, h("select", { id: `f-${id}` }, [option(["", "all"]), ...options.map(option)]));

/** A control's id is `f-` and its key in the address. */
const field = (id: string, label: string, control: ComponentChild): ComponentChild =>
  h("div", { class: `field ${id}` }, h("label", { for: `f-${id}` }, label), control);

const asItIs = (text: string): Option => [text, text];

const option = ([value, text]: Option): ComponentChild => h("option", { value }, text);

const distinct = <T extends string>(all: readonly T[]): readonly T[] => [...new Set(all)].sort();
