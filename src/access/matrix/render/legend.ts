import { type ComponentChild, h } from "preact";
import type { MatrixHeader } from "../model/build-model";
import { LEGEND, type Tone } from "../model/role-face";
import { roleMark } from "./cell";
import { bullets, section } from "./text";

type Sign = readonly [classes: string, sample: ComponentChild, meaning: string];

const ROLES = (Object.keys(LEGEND) as Tone[]).map((tone): Sign => [tone, roleMark(tone, ""), LEGEND[tone]]);

const MARKS: readonly Sign[] = [
  ["view pending", "dashed", "invited, not yet accepted"],
  ["view disabled", "crossed", "disabled"],
  ["global inherited", "faint", "through the account-wide role alone"],
];

const COMPARED: readonly Sign[] = [
  ["view unmanaged", "hatched", "in no given stack"],
  ["view ignored", "dotted", "not in code, ignored by a rule"],
  ["view drift", "corner", "drift: what is recorded is struck, what is there now is bold"],
];

export function legend({ isCompared }: MatrixHeader): ComponentChild {
  const signs = [...ROLES, ...MARKS, ...(isCompared ? COMPARED : [])];
  return section(
    { class: "legend", "aria-labelledby": "signs" },
    "Signs",
    bullets(
      undefined,
      signs.map(([name, sample, meaning]) => [h("span", { class: `sample ${name}` }, sample), ` ${meaning}`]),
    ),
  );
}
