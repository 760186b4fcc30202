/** Throws if an object that came from outside has fields nobody reads: a misspelt rule would silently mean something else. */
export function checkFields(what: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`Expected ${what} to be an object, got ${JSON.stringify(value)}.`);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`Expected ${what} to have only ${known.join(", ")}, got ${JSON.stringify(unknown)}.`);
}
