// What a terminal shows, as a page.

const COLOURS = {
  1: "font-weight:bold",
  2: "opacity:.65",
  31: "color:#ff7b72",
  32: "color:#7ee787",
  33: "color:#e3b341",
  34: "color:#79c0ff",
  35: "color:#d2a8ff",
  36: "color:#76e3ea",
  90: "color:#8b949e",
};
const STYLE = `body { margin: 0; padding: 18px 22px; background: #0d1117; color: #e6edf3 }
pre { margin: 0; font: 13px/1.35 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre }`;

/**
 * The steps of the demo whose heading fits one of `wanted`, with their colours.
 *
 * @param {string} text With escape sequences.
 * @param {RegExp[]} wanted
 */
export function terminalPage(text, wanted) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
  const plain = (line) => line.replace(/\u001b\[[\d;]*m/g, "");
  const lines = text.split("\n");
  const heads = lines.flatMap((line, index) => (/^\d+\. /.test(plain(line)) ? [index] : []));
  const shown = heads.flatMap((from, index) =>
    wanted.some((each) => each.test(plain(lines[from] ?? "")))
      ? lines.slice(from, heads[index + 1] ?? lines.length)
      : [],
  );
  if (shown.length === 0) throw new Error("The demo has no such step any more.");
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><pre>${coloured(shown.join("\n").trim())}</pre>`;
}

function coloured(text) {
  let open = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
  const html = text.split(/\u001b\[([\d;]*)m/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const styles = part.split(";").flatMap((code) => COLOURS[code] ?? []);
    if (styles.length > 0) {
      open += 1;
      return `<span style="${styles.join(";")}">`;
    }
    if (open === 0) return "";
    open -= 1;
    return "</span>";
  });
  return html.join("") + "</span>".repeat(open);
}
