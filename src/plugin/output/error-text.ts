/** What was thrown, with its stack if it has one. Anything can be thrown, and reading it must not throw again. */
export function errorText(error: unknown): string {
  try {
    return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  } catch {
    return "a value that cannot be shown";
  }
}

/** The same in one line, without the stack. */
export function errorTitle(error: unknown): string {
  try {
    const title = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return title.split("\n", 1)[0] ?? "";
  } catch {
    return "a value that cannot be shown";
  }
}
