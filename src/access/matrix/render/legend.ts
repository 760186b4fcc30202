import { type ComponentChild, h } from "preact";
import type { MatrixHeader } from "../model/model";
import { LEGEND } from "../model/role-face";
import { roleMark } from "./cell";

const MARKS: readonly (readonly [classes: string, sample: string, meaning: string])[] = [
  ["view pending", "dashed", "invited, not yet accepted"],
  ["view disabled", "crossed", "disabled"],
  ["global inherited", "faint", "through the account-wide role alone"],
];

const COMPARED: typeof MARKS = [
  ["view unmanaged", "hatched", "not in code"],
  ["view ignored", "dotted", "not in code, ignored by a rule"],
  ["view drift", "corner", "drift: what is recorded is struck, what is there now is bold"],
];

export const legend = ({ isCompared }: MatrixHeader): ComponentChild =>
  h(
    "section",
    { class: "legend", "aria-labelledby": "signs" },
    h("h2", { id: "signs" }, "Signs"),
    h("ul", null, [
      ...LEGEND.map(([tone, text]) =>
        h("li", null, h("span", { class: `sample ${tone}` }, roleMark(tone, "")), ` ${text}`),
      ),
      ...[...MARKS, ...(isCompared ? COMPARED : [])].map(([classes, sample, meaning]) =>
        h("li", null, h("span", { class: `sample ${classes}` }, sample), ` ${meaning}`),
      ),
    ]),
  );
