import { type ComponentChild, h } from "preact";
import { MARKS, type MatrixCell } from "../model/cell";
import type { RoleFace, Tone } from "../model/role-face";
import { field, spoken } from "./text";

/** A role as symbol and word; the symbol comes from the style, where screen readers do not read it. */
export const roleMark = (tone: Tone, text: string): ComponentChild =>
  h("span", { class: `r ${tone}` }, h("span", null, text));

/** A person in an organization. Every sign that is seen is also said. */
export function cell(model: MatrixCell | null): ComponentChild {
  if (model === null) return field();
  const { live, recorded, marks } = model;
  const tone = (live ?? recorded)?.tone ?? "none";
  const said = marks.filter((mark) => mark !== "drift" || recorded === null).map((mark) => MARKS[mark]);
  const classes = ["chip", tone, ...marks.map((mark) => mark.replace(" ", "-"))];
  const chip = h(
    "span",
    { class: classes.join(" ") },
    recorded && h(marks.includes("not seen") ? "span" : "s", null, spoken("recorded "), face(recorded)),
    now(model),
    said.length === 0 ? null : spoken(`, ${said.join(", ")}`),
  );
  return field(chip);
}

function now({ live, recorded, marks }: MatrixCell): ComponentChild {
  if (live === null)
    return h("b", { class: "after", "aria-hidden": "true" }, marks.includes("missing") ? "gone" : "?");
  return recorded === null ? face(live) : h("b", null, spoken(" now "), face(live));
}

const face = ({ tone, text }: RoleFace): ComponentChild => roleMark(tone, text);
