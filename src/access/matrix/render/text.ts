import { type ComponentChild, type ComponentChildren, h } from "preact";
import type { MatrixColumn } from "../model/build-model";
import type { DriftLine } from "../model/finding-lines";

/** Read aloud, not seen. */
export const spoken = (text: string): ComponentChild => h("span", { class: "vh" }, text);

/** Text of others keeps its own direction. */
export const own = (text: string): ComponentChild => h("bdi", null, text);

/** `2026-01-31T12:00:00Z` as `2026-01-31 12:00 UTC`, machine-readable beside; anything else as it is. */
export function time(rfc3339: string): ComponentChild {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00)$/.exec(rfc3339);
  return found ? h("time", { datetime: rfc3339 }, `${found[1]} ${found[2]} UTC`) : h("span", null, rfc3339);
}

/** A text that the script gives a button to copy it. */
export const copyable = (text: string): ComponentChild => h("code", { class: "copy" }, text);

/** What could be done, each with its name; what can be pasted somewhere can be copied. */
export const actionList = (actions: DriftLine["actions"]): ComponentChild =>
  bullets(
    "actions",
    actions.map(({ label, form, text }) => [
      h("b", null, label),
      ": ",
      (form === "words" ? own : copyable)(text),
    ]),
  );

/** Nothing where there are none. */
export function bullets(name: string | undefined, items: readonly ComponentChildren[]): ComponentChild {
  const list = items.map((item) => h("li", null, item));
  return list.length === 0 ? null : h("ul", { class: name }, list);
}

/** A part of the page, called by its heading. */
export const section = (
  attributes: { readonly id?: string; readonly class?: string; readonly "aria-labelledby": string },
  title: string,
  ...children: readonly ComponentChildren[]
): ComponentChild =>
  h("section", attributes, h("h2", { id: attributes["aria-labelledby"] }, title), ...children);

/** Wider than any screen, so it scrolls by itself and can be reached by keyboard. */
export const scrolling = (name: string, content: ComponentChild): ComponentChild =>
  h(
    "div",
    { class: "scroll", role: "region", "aria-label": `${name}, can be scrolled`, tabIndex: 0 },
    content,
  );

export const row = (...cells: readonly ComponentChild[]): ComponentChild => h("tr", null, ...cells);
export const field = (...content: readonly ComponentChildren[]): ComponentChild => h("td", null, ...content);
export const columnHead = (...content: readonly ComponentChildren[]): ComponentChild =>
  h("th", { scope: "col" }, ...content);
export const rowHead = (...content: readonly ComponentChildren[]): ComponentChild =>
  h("th", { scope: "row" }, ...content);

/** Who did it and when, where an audit event told. */
export const changedBy = (by: DriftLine["by"]): ComponentChildren =>
  by === null ? null : [" Changed by ", own(by.email), " at ", time(by.at), "."];

/** One term and its description; nothing where there is nothing to tell. */
export const fact = (term: string, description: ComponentChildren): ComponentChild =>
  description == null || description === ""
    ? null
    : h("div", null, h("dt", null, term), h("dd", null, description));

export const organizationName = ({ org, name }: Pick<MatrixColumn, "org" | "name">): string =>
  name === null ? `Organization ${org}` : `${name} (${org})`;
