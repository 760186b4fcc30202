import { harmless, inlineCode } from "../text/safe-text";

/** A sentence in which values of other people are kept apart from our words, so that each format can make them harmless its own way. */
export type Phrase = readonly (string | Value)[];

export interface Value {
  readonly value: string;
}

/** phrase`${email} is gone after ${5} days`: a text inserted is a value; a number can do no harm. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number)[]): Phrase {
  return words.flatMap((word, index) => {
    const value = values[index];
    const inserted = typeof value === "number" ? [String(value)] : value === undefined ? [] : [{ value }];
    return [...(word === "" ? [] : [word]), ...inserted];
  });
}

export const plainText = (sentence: Phrase): string =>
  sentence.map((part) => (typeof part === "string" ? part : harmless(part.value))).join("");

/** For Markdown outside of tables. */
export const markdownText = (sentence: Phrase): string =>
  sentence.map((part) => (typeof part === "string" ? part : inlineCode(part.value))).join("");

export const mapValues = (sentence: Phrase, change: (value: string) => string): Phrase =>
  sentence.map((part) => (typeof part === "string" ? part : { value: change(part.value) }));
