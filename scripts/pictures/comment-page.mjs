// A comment of a pull request, about as GitHub shows it. Knows the Markdown that our own review uses and no other.

const STYLE = `body { margin: 0; padding: 20px; background: #fff; color: #1f2328 }
article { border: 1px solid #d1d9e0; border-radius: 6px; font: 14px/1.5 "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif }
header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; color: #59636e }
main { padding: 4px 16px 12px }
h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; margin: 16px 0 12px; font-size: 21px }
h3, h4 { margin: 16px 0 8px } p, ul { margin: 0 0 10px } ul { padding-left: 24px }
table { border-collapse: collapse; margin: 0 0 12px } th, td { border: 1px solid #d1d9e0; padding: 5px 12px; text-align: left; vertical-align: top }
tr:nth-child(2n) td { background: #f6f8fa }
code { background: #818b981f; border-radius: 5px; padding: 2px 5px; font: 12px ui-monospace, "DejaVu Sans Mono", monospace }`;

/** @param {string} markdown What `automox-access review --format md` prints. */
export function commentPage(markdown) {
  const html = blocks(markdown.replace(/^<!--.*-->\n/, "").split("\n"));
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
<article><header><b>github-actions</b> bot commented</header><main>${html}</main></article>`;
}

function blocks(lines) {
  const html = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const taken = (pattern) => {
      const from = at;
      while (at < lines.length && pattern.test(lines[at])) at += 1;
      return lines.slice(from, at);
    };
    const heading = /^(#{2,4}) (.*)$/.exec(line);
    if (heading) html.push(`<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`);
    if (line.startsWith("|")) html.push(table(taken(/^\|/)));
    else if (/^ *- /.test(line)) html.push(list(taken(/^ *- /)));
    else {
      if (/^<\/?(details|summary)/.test(line)) html.push(line);
      else if (!heading && line !== "") html.push(`<p>${inline(line)}</p>`);
      at += 1;
    }
  }
  return html.join("\n");
}

function table([head, , ...rows]) {
  const cells = (row) => row.replace(/^\| ?| ?\|$/g, "").split(/(?<!\\)\|/);
  const line = (row, tag) =>
    `<tr>${cells(row)
      .map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`)
      .join("")}</tr>`;
  return `<table>${line(head, "th")}${rows.map((row) => line(row, "td")).join("")}</table>`;
}

const list = (lines) =>
  `<ul>${lines
    .map(
      (line) =>
        `<li style="margin-left:${line.indexOf("-") * 10}px">${inline(line.replace(/^ *- /, ""))}</li>`,
    )
    .join("")}</ul>`;

const inline = (text) =>
  text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith("`")
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1")).replaceAll(/\*\*(.+?)\*\*/g, "<b>$1</b>"),
    )
    // A bold run may have code in it.
    .join("")
    .replaceAll(/\*\*(.+?)\*\*/g, "<b>$1</b>");

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
