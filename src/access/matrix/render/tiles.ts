import { type ComponentChild, h } from "preact";
import type { Tile } from "../model/tiles";

export const tiles = (all: readonly Tile[]): ComponentChild =>
  h(
    "section",
    { "aria-labelledby": "figures" },
    h("h2", { id: "figures", class: "vh" }, "Figures"),
    h("dl", { class: "tiles" }, all.map(tile)),
  );

const tile = ({ label, value, note, isAlarming }: Tile): ComponentChild =>
  h(
    "div",
    { class: isAlarming ? "tile alarm" : "tile" },
    h("dt", null, label),
    h("dd", null, h("b", null, value), note && h("small", null, note)),
  );
