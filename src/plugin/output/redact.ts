/** Replaces registered secrets in everything the process writes. */
interface Redactor {
  /** From now on no text leaves `apply` with this secret in it. Empty text is ignored. */
  add(secret: string): void;
  apply(text: string): string;
}

const REPLACEMENT = "[redacted]";

/** Shorter fragments would black out ordinary words. */
const SHORTEST_FRAGMENT = 8;

export function createRedactor(): Redactor {
  // Longest first: a form that contains another one must go before the other leaves its edges behind.
  let forms: readonly string[] = [];
  return {
    add(secret) {
      const all = new Set(forms);
      for (const text of textsOf(secret)) for (const form of formsOf(text)) all.add(form);
      all.delete("");
      forms = [...all].sort((a, b) => b.length - a.length);
    },
    apply(text) {
      let clean = text;
      for (const form of forms) clean = clean.replaceAll(form, REPLACEMENT);
      return clean;
    },
  };
}

/** The secret as given, without its edges of white space, and its longer lines (output is written line by line). */
function textsOf(secret: string): string[] {
  const lines = secret.split("\n").map((line) => line.trim());
  return [secret, secret.trim(), ...lines.filter((line) => line.length >= SHORTEST_FRAGMENT)];
}

/** The ways a text is commonly spelled inside headers, addresses, bodies and quoted strings. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text, "utf8");
  const hex = bytes.toString("hex");
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    // Back from the bytes, because a lone surrogate has no URL form and would throw.
    ...urlForms(bytes.toString("utf8")),
    ...base64Forms(bytes),
    ...(hex.length >= SHORTEST_FRAGMENT ? [hex, hex.toUpperCase()] : []),
  ];
}

function urlForms(text: string): string[] {
  const component = encodeURIComponent(text);
  const strict = component.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  return [component, strict, form].flatMap((one) => [one, one.replace(/%../g, (hex) => hex.toLowerCase())]);
}

/**
 * Base64 of the bytes alone and of the bytes inside something longer, such as `user:secret`. Where the bytes start
 * decides between three spellings; the characters at either end also depend on the neighbours and are left out.
 */
function base64Forms(bytes: Buffer): string[] {
  const alone = bytes.toString("base64");
  const inside = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const standard = [
    alone,
    alone.replace(/={1,2}$/, ""),
    ...inside.filter((one) => one.length >= SHORTEST_FRAGMENT),
  ];
  return standard.flatMap((one) => [one, one.replaceAll("+", "-").replaceAll("/", "_")]);
}
