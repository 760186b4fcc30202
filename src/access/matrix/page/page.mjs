// @ts-check What the access matrix does in a browser: filter, sort, open a row, copy. Everything it shows is
// in the page already.
import { compare, defaultQuery, fromHash, matches, QUERY_KEYS, toHash } from "./query";

/** @typedef {import("./person-facts").PersonFacts} PersonFacts */
/** @typedef {import("./query").Query} Query */

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {readonly PersonFacts[]} */
const people = JSON.parse(element("data").textContent ?? "").people;
const rows = people.map(({ id }) => /** @type {HTMLTableRowElement} */ (element(`r${id}`)));
const grid = element("grid");
const body = /** @type {HTMLTableSectionElement} */ (grid.querySelector("tbody"));
const defaults = defaultQuery(people.length);
/** Made by script, so that the policy's hash of the style need not cover it. */
const columnSheet = new CSSStyleSheet();
document.adoptedStyleSheets = [columnSheet];

/** @type {Query} */
let query = fromHash(location.hash, defaults) ?? defaults;

/** A control that the page does not have, such as drift where there is none, asks for nothing. */
const controls = QUERY_KEYS.flatMap((key) => {
  const control = document.getElementById(`f-${key}`);
  return control instanceof HTMLInputElement || control instanceof HTMLSelectElement
    ? [{ key, control }]
    : [];
});

/** @param {HTMLInputElement | HTMLSelectElement} control */
function chosen(control) {
  if (!(control instanceof HTMLInputElement) || control.type !== "checkbox") return control.value;
  return control.checked ? "1" : "";
}

function showQuery() {
  for (const { key, control } of controls) {
    if (control instanceof HTMLInputElement && control.type === "checkbox")
      control.checked = query[key] === "1";
    else control.value = query[key];
    // An address may ask for what this page has no choice for; then the choice is all.
    if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.selectedIndex = 0;
  }
  const only = /** @type {HTMLInputElement} */ (element("f-only"));
  if (!tiles.some(({ dataset }) => dataset.only === only.value)) only.value = "";
  query = readQuery();
}

function readQuery() {
  const given = Object.fromEntries(controls.map(({ key, control }) => [key, chosen(control)]));
  return /** @type {Query} */ ({ ...defaultQuery(0), ...given });
}

function apply() {
  let shown = 0;
  for (const [index, person] of people.entries()) {
    const row = rows[index];
    if (!row) continue;
    row.hidden = !matches(person, query);
    const detail = detailRow(row);
    if (detail) detail.hidden = row.hidden;
    if (!row.hidden) shown += 1;
  }
  for (const tile of tiles) tile.setAttribute("aria-pressed", String(tile.dataset.only === query.only));
  showColumn(query.org);
  const text = `${shown} of ${people.length} people shown`;
  if (element("shown").textContent !== text) element("shown").textContent = text;
  element("nobody").hidden = shown > 0;
}

/** With one organization asked for, only its column is left. @param {string} org */
function showColumn(org) {
  const select = /** @type {HTMLSelectElement | null} */ (document.getElementById("f-org"));
  const place = select ? select.selectedIndex - 1 : -1;
  const first = /** @type {HTMLTableCellElement | null} */ (grid.querySelector("thead th.org"));
  const before = first?.cellIndex ?? 0;
  const rule = `#grid tr > :nth-child(n + ${before + 1}):not(.places):not(:nth-child(${before + 1 + place}))`;
  columnSheet.replaceSync(org === "" || place < 0 ? "" : `${rule} { display: none }`);
}

function sort() {
  const order = [...people].sort((a, b) => compare(a, b, query.sort));
  for (const { id } of order) {
    const row = /** @type {HTMLTableRowElement} */ (element(`r${id}`));
    const detail = detailRow(row);
    body.append(row, ...(detail ? [detail] : []));
  }
}

function writeHash() {
  const hash = toHash(query, defaults);
  // Replaced, not pushed: going back must not step through every letter typed.
  history.replaceState(null, "", hash === "" ? location.pathname + location.search : hash);
}

/** @param {Element} row */
function detailRow(row) {
  const next = row.nextElementSibling;
  return next instanceof HTMLTableRowElement && next.classList.contains("detail") ? next : undefined;
}

/** The links that lead to a person's block without script become buttons that open it below the row. */
function makeRowsOpen() {
  for (const link of body.querySelectorAll("a.who")) {
    const button = document.createElement("button");
    const target = (link.getAttribute("href") ?? "").slice(1);
    button.type = "button";
    button.className = "who";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", target);
    button.append(...link.childNodes);
    button.addEventListener("click", () => toggle(button, target));
    link.replaceWith(button);
  }
  element("people").hidden = true;
}

/** @param {HTMLButtonElement} button @param {string} target */
function toggle(button, target) {
  const row = /** @type {HTMLTableRowElement} */ (button.closest("tr"));
  const open = detailRow(row);
  button.setAttribute("aria-expanded", String(!open));
  if (open) {
    homes.get(target)?.append(element(target));
    open.remove();
    return;
  }
  const block = element(target);
  addCopyButtons(block);
  if (block.parentElement && !homes.has(target)) homes.set(target, block.parentElement);
  const detail = document.createElement("tr");
  const cell = document.createElement("td");
  detail.className = "detail";
  cell.colSpan = row.cells.length;
  cell.append(block);
  detail.append(cell);
  row.after(detail);
}
/** Where an open block came from. @type {Map<string, Element>} */
const homes = new Map();

/** Only where somebody looks: a page may hold thousands of such texts. @param {Element} root */
function addCopyButtons(root) {
  for (const code of root.querySelectorAll("code.copy")) {
    if (code.nextElementSibling?.className === "do-copy") continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "do-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${code.textContent}`);
    button.addEventListener("click", () => void copy(code));
    code.after(button);
  }
}

/** @param {Element} code */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    element("copied").textContent = "Copied.";
  } catch {
    // Not every browser lets a file use the clipboard: then the text is marked, ready for the keyboard.
    getSelection()?.selectAllChildren(code);
    element("copied").textContent = "Selected: copy it with the keyboard.";
  }
}

function makeCopyable() {
  const told = document.createElement("p");
  told.id = "copied";
  told.className = "vh";
  told.setAttribute("role", "status");
  document.body.append(told);
  for (const list of document.querySelectorAll(".list")) addCopyButtons(list);
}

/** @type {HTMLButtonElement[]} */
const tiles = [];

/** Each figure becomes a button that leaves whom it counts, and everybody again when it is pressed once more. */
function makeTilesFilter() {
  for (const figure of document.querySelectorAll("[data-only]")) {
    const button = document.createElement("button");
    const only = figure.getAttribute("data-only") ?? "";
    button.type = "button";
    button.className = figure.className;
    button.dataset.only = only;
    button.append(...figure.childNodes);
    button.addEventListener("click", () => ask({ only: query.only === only ? "" : only }));
    figure.replaceWith(button);
    tiles.push(button);
  }
}

/** In place of all that was asked before but the order. @param {Partial<Query>} wanted */
function ask(wanted) {
  query = { ...defaultQuery(0), sort: query.sort, ...wanted };
  showQuery();
  changed();
}

function changed() {
  const before = query.sort;
  query = readQuery();
  writeHash();
  if (query.sort !== before) sort();
  apply();
}

element("filters").addEventListener("input", changed);
element("filters").addEventListener("submit", (event) => event.preventDefault());
element("reset").addEventListener("click", () => ask({}));
addEventListener("hashchange", () => {
  const asked = fromHash(location.hash, defaults);
  if (!asked) return;
  query = asked;
  showQuery();
  sort();
  apply();
});

makeTilesFilter();
makeRowsOpen();
makeCopyable();
showQuery();
element("filters").hidden = false;
if (query.sort !== defaults.sort) sort();
apply();
