// Grouped bars as SVG text. Twelve lines of arithmetic; the chart libraries on offer draw into a browser's canvas or
// bring dozens of packages, for a picture that is looked at now and then.
const WIDTH = 900;
const LEFT = 210;
const BAR = 16;
const COLOURS = ["#8a8f98", "#2f6fde", "#d9822b", "#3a9d6e"];

/**
 * @param {{ title: string, unit: string, groups: Record<string, Record<string, number>> }} chart Group to bar to
 *   value; every group has the same bars.
 * @returns {string} An SVG document, readable on light and dark grounds.
 */
export function barChart({ title, unit, groups }) {
  const names = Object.keys(Object.values(groups)[0] ?? {});
  const largest = Math.max(...Object.values(groups).flatMap((bars) => Object.values(bars)));
  const scale = (WIDTH - LEFT - 90) / largest;
  const parts = [];
  let y = 48 + names.length * 20;
  names.forEach((name, index) => {
    parts.push(
      box(24, 40 + index * 20, { width: 12, colour: COLOURS[index], height: 12 }),
      text(44, 51 + index * 20, name),
    );
  });
  for (const [group, bars] of Object.entries(groups)) {
    parts.push(text(24, y + (names.length * BAR) / 2 + 5, group));
    names.forEach((name, index) => {
      const width = Math.max(1, bars[name] * scale);
      parts.push(box(LEFT, y + index * BAR, { width, colour: COLOURS[index], height: BAR - 3 }));
      parts.push(text(LEFT + width + 6, y + index * BAR + 11, `${format(bars[name])} ${unit}`));
    });
    y += names.length * BAR + 14;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 10}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="24" y="26" font-size="16" fill="#222222">${escapeMarkup(title)}</text>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

const box = (x, y, { width, height, colour }) =>
  `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${colour}"/>`;
const text = (x, y, content) =>
  `<text x="${x.toFixed?.(1) ?? x}" y="${y}" fill="#222222">${escapeMarkup(content)}</text>`;
const format = (value) => (value >= 20 ? value.toFixed(0) : value.toFixed(2));
const escapeMarkup = (content) => String(content).replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
