import { createHash } from "node:crypto";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { PAGE_SCRIPT, PAGE_STYLE } from "../generated/page-assets";
import type { MatrixModel } from "../model/build-model";
import { dataBlock } from "./data-block";
import { details } from "./details";
import { filters } from "./filters";
import { header } from "./header";
import { legend } from "./legend";
import { lists } from "./lists";
import { table } from "./table";
import { tiles } from "./tiles";

const sha256 = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/**
 * Nothing may be fetched or sent, and nothing runs or styles but what is hashed here; texts of people are
 * data everywhere.
 */
const POLICY = [
  "default-src 'none'",
  `script-src '${sha256(PAGE_SCRIPT)}'`,
  `style-src '${sha256(PAGE_STYLE)}'`,
  "base-uri 'none'",
  "form-action 'none'",
];

const META: readonly Readonly<Record<string, string>>[] = [
  { charset: "utf-8" },
  { "http-equiv": "Content-Security-Policy", content: POLICY.join("; ") },
  { name: "viewport", content: "width=device-width, initial-scale=1" },
  { name: "color-scheme", content: "light dark" },
  { name: "referrer", content: "no-referrer" },
];

/** The whole page as one text: no address in it leads anywhere, and it is complete without its script. */
export function documentOf(model: MatrixModel): string {
  const parts = [tiles(model), filters(model), legend(model), table(model), ...lists(model)];
  const page = h(
    "html",
    { lang: "en" },
    h(
      "head",
      null,
      ...META.map((attributes) => h("meta", attributes)),
      h("title", null, `Access matrix of ${model.header.account}, ${model.header.takenAt}`),
      verbatim("style", PAGE_STYLE),
    ),
    h(
      "body",
      null,
      h("a", { class: "skip", href: "#matrix" }, "Skip to the matrix"),
      header(model.header),
      h("main", null, parts, details(model)),
      verbatim("script", dataBlock(model), { type: "application/json", id: "data" }),
      verbatim("script", PAGE_SCRIPT),
    ),
  );
  return `<!DOCTYPE html>\n${renderToString(page)}\n`;
}

/**
 * The content of script and style is no markup: only `</` or `<!--` could end it, and the callers' texts hold
 * neither.
 */
const verbatim = (element: "script" | "style", text: string, attributes: Record<string, string> = {}) =>
  h(element, { ...attributes, dangerouslySetInnerHTML: { __html: text } });
