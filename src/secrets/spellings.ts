/**
 * What is shorter is nobody's key, and hiding it would black out words and numbers of every text: it is not hidden.
 * Automox's keys have 36 characters.
 */
const SHORTEST_SECRET = 8;

/** Every way in which a secret is hidden; none where it is too short. */
export const spellingsOf = (secret: string): readonly string[] => partsOf(secret).flatMap(formsOf);

/** As given, without its edges of white space, and its lines (output is written line by line); each forwards and backwards. */
function partsOf(secret: string): readonly string[] {
  const lines = secret.split("\n").map((line) => line.trim());
  const parts = [secret, secret.trim(), ...lines].filter((part) => part.trim().length >= SHORTEST_SECRET);
  return parts.flatMap((part) => [part, [...part].reverse().join("")]);
}

/** The ways a text is commonly spelled inside headers, addresses, bodies, quoted strings and pages. */
function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text, "utf8");
  const hex = bytes.toString("hex");
  return [
    text,
    // The host of an address is in small letters.
    text.toLowerCase(),
    text.replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`),
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
    JSON.stringify(text).slice(1, -1),
    // As PHP writes JSON.
    JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
    ...bothCases(text.replaceAll(/[\s\S]/g, (unit) => `\\u${hexOf(unit, 4)}`)),
    ...entityForms(text),
    ...bothCases(hex),
    ...urlForms(bytes.toString("utf8")),
    ...bothCases(hex.replaceAll(/../g, "%$&")),
    ...base64Forms(bytes),
  ];
}

/**
 * Each character as a number, as a page or a mail may spell it. Not where only some are, or with zeros in front: a text has
 * more such spellings than can be looked for, and nothing is decoded here.
 */
function entityForms(text: string): readonly string[] {
  const spelled = (of: (code: number) => string) =>
    [...text].map((mark) => `&#${of(mark.codePointAt(0) ?? 0)};`).join("");
  const hex = (code: number) => code.toString(16);
  return [
    spelled(String),
    spelled((code) => `x${hex(code)}`),
    spelled((code) => `x${hex(code).toUpperCase()}`),
  ];
}

const hexOf = (unit: string, digits: number): string => unit.charCodeAt(0).toString(16).padStart(digits, "0");

const bothCases = (text: string): readonly string[] => [
  text.toLowerCase(),
  text.toUpperCase().replaceAll("\\U", "\\u"),
];

/** `text` comes from bytes, because a lone surrogate has no such form and would throw. */
function urlForms(text: string): readonly string[] {
  const component = encodeURIComponent(text);
  const strict = component.replace(/[!'()*]/g, (mark) => `%${hexOf(mark, 2).toUpperCase()}`);
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  return [component, strict, form].flatMap((one) => [one, one.replace(/%../g, (hex) => hex.toLowerCase())]);
}

/**
 * Base64 of the bytes alone and of the bytes inside something longer, such as `user:secret`. Where the bytes start
 * decides between three spellings; the characters at either end also depend on the neighbours and are left out.
 */
function base64Forms(bytes: Buffer): readonly string[] {
  const alone = bytes.toString("base64");
  const inside = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const standard = [alone, alone.replace(/={1,2}$/, ""), ...inside];
  return standard.flatMap((one) => [one, one.replaceAll("+", "-").replaceAll("/", "_")]);
}
