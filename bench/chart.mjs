// Grouped bars, and lines over two logarithmic axes, as SVG text. The chart libraries on offer draw into a browser's canvas or bring
// dozens of packages, for a picture that is looked at now and then.
const WIDTH = 900;
const BAR = 16;
/** About so wide is one. */
const LETTER = 7;
const COLOURS = ["#8a8f98", "#2f6fde", "#d9822b", "#3a9d6e", "#8b5fbf", "#c0504d", "#1f9bb0", "#7a6a4f"];

/**
 * @param {{ title: string, unit: string, groups: Record<string, Record<string, number>> }} chart Group to bar to
 *   value; every group has the same bars.
 * @returns {string} An SVG document, readable on light and dark grounds.
 */
export function barChart({ title, unit, groups }) {
  const names = Object.keys(Object.values(groups)[0] ?? {});
  const left = 40 + Math.max(...Object.keys(groups).map(({ length }) => length)) * LETTER;
  const largest = Math.max(...Object.values(groups).flatMap((bars) => Object.values(bars)));
  const scale = (WIDTH - left - 90) / largest;
  const parts = legend(names);
  let y = 48 + names.length * 20;
  for (const [group, bars] of Object.entries(groups)) {
    parts.push(text(24, y + (names.length * BAR) / 2 + 5, group));
    names.forEach((name, index) => {
      const width = Math.max(1, bars[name] * scale);
      parts.push(box(left, y + index * BAR, { width, colour: COLOURS[index], height: BAR - 3 }));
      parts.push(text(left + width + 6, y + index * BAR + 11, `${format(bars[name])} ${unit}`));
    });
    y += names.length * BAR + 14;
  }
  return svgOf(title, y + 10, parts);
}

const PLOT = { left: 80, width: 780, height: 340 };

/**
 * @param {{ title: string, unit: string, series: Record<string, readonly (readonly [number, number])[]> }} chart Name to points, all
 *   above 0; people on the axis below.
 */
export function growthChart({ title, unit, series }) {
  const points = Object.values(series).flat();
  const names = Object.keys(series);
  const top = 70 + names.length * 20;
  const bottom = top + PLOT.height;
  const across = logScale(
    points.map(([x]) => x),
    { from: PLOT.left, to: PLOT.left + PLOT.width },
  );
  const up = logScale(
    points.map(([, y]) => y),
    { from: bottom, to: top },
  );
  const parts = [
    ...across.ticks.map((x) => text(across.at(x) - 12, bottom + 20, x.toLocaleString("en"))),
    ...up.ticks.flatMap((y) => [
      line(
        [
          [PLOT.left, up.at(y)],
          [PLOT.left + PLOT.width, up.at(y)],
        ],
        { colour: "#dddddd" },
      ),
      text(24, up.at(y) + 4, y.toLocaleString("en")),
    ]),
    ...legend(names),
    text(24, top - 16, unit),
    text(PLOT.left + PLOT.width / 2, bottom + 40, "people"),
  ];
  Object.values(series).forEach((of, index) => {
    const colour = COLOURS[index];
    const placed = of.map(([x, y]) => [across.at(x), up.at(y)]);
    parts.push(
      line(placed, { colour, width: 2 }),
      ...placed.map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${colour}"/>`),
    );
  });
  return svgOf(title, bottom + 60, parts);
}

const legend = (names) =>
  names.flatMap((name, index) => [
    box(24, 40 + index * 20, { width: 12, colour: COLOURS[index], height: 12 }),
    text(44, 51 + index * 20, name),
  ]);

/** From one power of ten to another, so that all values lie between. */
function logScale(values, { from, to }) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { ticks, at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from) };
}

const svgOf = (title, height, parts) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="24" y="26" font-size="16" fill="#222222">${escapeMarkup(title)}</text>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");

const line = (points, { colour, width = 1 }) =>
  `<polyline fill="none" stroke="${colour}" stroke-width="${width}" points="${points.map((point) => point.map((at) => at.toFixed(1)).join(",")).join(" ")}"/>`;

const box = (x, y, { width, height, colour }) =>
  `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${colour}"/>`;
const text = (x, y, content) =>
  `<text x="${x.toFixed?.(1) ?? x}" y="${y}" fill="#222222">${escapeMarkup(content)}</text>`;
const format = (value) => (value >= 20 ? value.toFixed(0) : value.toFixed(2));
const escapeMarkup = (content) => String(content).replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
