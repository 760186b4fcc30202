import { cleanText } from "./api-text";
import { isTooDeep } from "./json-depth";

/** What the body of an error says. */
export interface ErrorBody {
  readonly apiText: string | undefined;
  /** Field name to text, where it blames fields. */
  readonly fields: ReadonlyMap<string, string>;
}

const MAX_FIELDS = 20;
const MAX_FIELD_NAME = 100;

interface Findings {
  readonly texts: string[];
  readonly fields: [name: string, text: string][];
}

/**
 * Reads any of the shapes in which Automox was seen to explain an error: a list of texts, texts by field, a problem document
 * (RFC 9457) with or without its lists of fields, SCIM's (RFC 7644, 3.12), Spring's default, HTML, plain text, nothing. Of HTML only the title is kept. Never throws.
 */
export function readErrorBody(text: string): ErrorBody {
  const found: Findings = { texts: [], fields: [] };
  const json = parse(text);
  if (json === undefined) found.texts.push(isMarkup(text) ? titleOf(text) : text);
  else collect(json, found);
  const fields = new Map<string, string>();
  for (const [name, blame] of found.fields.slice(0, MAX_FIELDS)) {
    const key = cleanText(name, MAX_FIELD_NAME);
    const value = cleanText(blame);
    if (key !== undefined && value !== undefined) fields.set(key, value);
  }
  const said = found.texts.length > 0 ? found.texts : [...fields].map(([name, blame]) => `${name}: ${blame}`);
  return { apiText: cleanText([...new Set(said)].join("; ")), fields };
}

export const isMarkup = (text: string): boolean => /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);

function titleOf(html: string): string {
  const [, title] = /<(?:title|h1)[^>]*>([^<]*)</i.exec(html.slice(0, 10_000)) ?? [];
  return title?.trim() ? title : "a web page";
}

function parse(text: string): unknown {
  if (isTooDeep(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON is one of the shapes
  }
}

function collect(json: unknown, found: Findings): void {
  if (typeof json === "string") found.texts.push(json);
  else if (Array.isArray(json)) for (const item of json) collectItem(item, found);
  else if (isRecord(json)) collectObject(json, found);
}

function collectObject(body: Readonly<Record<string, unknown>>, found: Findings): void {
  const { errors, invalidFields, error } = body;
  if (isRecord(errors)) collectFields(errors, found);
  else collect(errors, found);
  if (isRecord(invalidFields)) collectFields(invalidFields, found);
  if (isRecord(error)) collectObject(error, found);
  // The most telling of the words a problem, Spring or a plain message use; a title only repeats the status.
  const words = [body.detail, body.message, body.error_description, error, body.title];
  const said = words.find((word) => typeof word === "string" && word.trim() !== "");
  const { scimType } = body;
  const why = typeof scimType === "string" && scimType.trim() !== "" ? scimType : undefined;
  if (typeof said === "string") found.texts.unshift(why === undefined ? said : `${said} (${why})`);
  else if (why !== undefined) found.texts.unshift(why);
}

/** `{"email": ["is taken", …]}` or `{"email": "is taken"}`. */
function collectFields(fields: Readonly<Record<string, unknown>>, found: Findings): void {
  for (const [name, blame] of Object.entries(fields)) {
    const texts = (Array.isArray(blame) ? blame : [blame]).filter((text) => typeof text === "string");
    if (texts.length > 0) found.fields.push([name, texts.join("; ")]);
  }
}

/** An item of a list: a text, or `{field, message}`. */
function collectItem(item: unknown, found: Findings): void {
  if (typeof item === "string") found.texts.push(item);
  if (!isRecord(item)) return;
  const text = [item.message, item.detail, item.error].find((word) => typeof word === "string");
  const field = [item.field, item.name, item.property].find((word) => typeof word === "string");
  if (typeof text !== "string") return;
  if (typeof field === "string") found.fields.push([field, text]);
  else found.texts.push(text);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
