import { type ComponentChild, h } from "preact";
import type { CellMark, MatrixCell } from "../model/model";
import type { RoleFace, Tone } from "../model/role-face";
import { spoken } from "./text";

/** A role as symbol and word; the symbol comes from the style, where screen readers do not read it. */
export const roleMark = (tone: Tone, text: string): ComponentChild =>
  h("span", { class: `r ${tone}` }, h("span", null, text));

const SPOKEN: Readonly<Record<CellMark, string>> = {
  drift: "drift",
  unmanaged: "not in code",
  pending: "invitation pending",
  disabled: "disabled",
  ignored: "not in code, ignored",
  inherited: "through the account",
  missing: "gone",
  "not seen": "not seen, the listing is incomplete",
};

/** A person in an organization. Every sign that is seen is also said. */
export function cell(model: MatrixCell | null): ComponentChild {
  if (model === null) return h("td", null);
  const { live, recorded, marks } = model;
  const tone = (live ?? recorded)?.tone ?? "none";
  const said = marks.filter((mark) => mark !== "drift" || recorded === null).map((mark) => SPOKEN[mark]);
  return h(
    "td",
    { class: [tone, ...marks.map((mark) => mark.replace(" ", "-"))].join(" ") },
    recorded === null ? null : struck(recorded, marks),
    now(model),
    said.length === 0 ? null : spoken(`, ${said.join(", ")}`),
  );
}

function now({ live, recorded, marks }: MatrixCell): ComponentChild {
  if (live === null)
    return h("b", { class: "after", "aria-hidden": "true" }, marks.includes("missing") ? "gone" : "?");
  return recorded === null ? face(live) : h("b", null, spoken(" now "), face(live));
}

const struck = (recorded: RoleFace, marks: readonly CellMark[]): ComponentChild =>
  marks.includes("not seen")
    ? h("span", null, spoken("recorded "), face(recorded))
    : h("s", null, spoken("recorded "), face(recorded));

const face = ({ tone, text }: RoleFace): ComponentChild => roleMark(tone, text);
