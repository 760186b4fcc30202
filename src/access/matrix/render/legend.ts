import { type ComponentChild, h } from "preact";
import type { MatrixModel } from "../model/build-model";
import type { CellMark } from "../model/cell";
import { LEGEND, type Tone } from "../model/role-face";
import { roleMark } from "./cell";
import { bullets, section } from "./text";

type Sign = readonly [classes: string, sample: ComponentChild, meaning: string];

const MARKS: readonly (readonly [mark: CellMark, ...sign: Sign])[] = [
  ["pending", "view pending", "Aa", "invited, not yet accepted"],
  ["disabled", "view disabled", "Aa", "disabled"],
  ["inherited", "global inherited", "Aa", "through the account-wide role alone"],
  ["unmanaged", "view unmanaged", "Aa", "in no given stack"],
  ["ignored", "view ignored", "Aa", "not in code, ignored by a rule"],
  ["drift", "view drift", "Aa", "drift: what is recorded is struck, what is there now is bold"],
  ["not seen", "view not-seen", "?", "not seen: the listing is incomplete"],
];

/** The signs that this page shows, and no others. */
export function legend({ rows }: MatrixModel): ComponentChild {
  const cells = rows.flatMap(({ cells: all }) => all.flatMap((cell) => cell ?? []));
  const faces = [
    ...rows.map(({ accountRole }) => accountRole),
    ...cells.flatMap(({ live, recorded }) => [live, recorded]),
  ];
  const tones = new Set(faces.flatMap((face) => face?.tone ?? []));
  const marks = new Set(cells.flatMap((cell) => cell.marks));
  const signs = [
    ...(Object.keys(LEGEND) as Tone[])
      .filter((tone) => tones.has(tone))
      .map((tone): Sign => [tone, roleMark(tone, ""), LEGEND[tone]]),
    ...MARKS.filter(([mark]) => marks.has(mark)).map(([, ...sign]) => sign),
  ];
  return section(
    { class: "legend", "aria-labelledby": "signs" },
    "Signs",
    bullets(
      undefined,
      signs.map(([name, sample, meaning]) => [
        h("span", { class: `chip ${name}`, "aria-hidden": "true" }, sample),
        ` ${meaning}`,
      ]),
    ),
  );
}
