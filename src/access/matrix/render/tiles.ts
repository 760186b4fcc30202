import { type ComponentChild, h } from "preact";
import type { MatrixModel } from "../model/build-model";
import type { Tile } from "../model/tiles";

/** The figures, which the script makes buttons, and what is left out because nobody knows it. */
export function tiles({ tiles: all, told, header }: MatrixModel): ComponentChild {
  const untold = [
    ...(header.isCompared ? [] : ["No state was compared: nobody is called unmanaged, edited or gone."]),
    ...(told.twoFactor ? [] : ["Automox did not tell anybody's second factor."]),
    ...(told.status ? [] : ["Automox did not tell anybody's status."]),
  ];
  return h(
    "section",
    { "aria-labelledby": "figures" },
    h("h2", { id: "figures", class: "vh" }, "Figures"),
    h("ul", { class: "tiles" }, all.map(tile)),
    untold.length > 0 && h("p", { class: "untold" }, untold.join(" ")),
  );
}

const tile = ({ group, label, value, note, isAlarming }: Tile): ComponentChild =>
  h(
    "li",
    null,
    h(
      "div",
      { class: isAlarming ? "tile alarm" : "tile", "data-only": group },
      h("b", { class: value === "0" ? "zero" : undefined }, value),
      " ",
      h("span", { class: "label" }, label),
      note && [" ", h("small", null, note)],
    ),
  );
