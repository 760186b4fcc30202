/**
 * A sentence in parts: text of ours as it is, and values of others, which every printer marks and makes
 * harmless in its own way.
 */
export type Phrase = readonly (string | Value)[];

interface Value {
  readonly value: string;
}

export const value = (text: string | number | null, otherwise = "(known after apply)"): Value => ({
  value: text === null ? otherwise : String(text),
});

/** phrase`${email} is gone after ${5} days`: a text inserted is a value; a number can do no harm. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number)[]): Phrase {
  const inserted = values.map((each) => (typeof each === "number" ? String(each) : { value: each }));
  return words.flatMap((word, at) => [word, ...inserted.slice(at, at + 1)]).filter((part) => part !== "");
}

/** Values joined by commas, at most so many, and how many more there are. */
export function listed(values: readonly string[], most = 20): Phrase {
  const shown = values.slice(0, most).flatMap((each, at) => (at === 0 ? [value(each)] : [", ", value(each)]));
  return values.length > most ? [...shown, ` and ${values.length - most} more`] : shown;
}
