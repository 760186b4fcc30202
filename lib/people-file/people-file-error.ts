/** One thing that is wrong in a people file. */
export interface PeopleFileProblem {
  /** As the file was given to `fromFile`. */
  readonly file: string;
  /** Counted from 1; of a row over several lines the first. */
  readonly line: number;
  /** Counted from 1; not of CSV. */
  readonly column?: number;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}

/** Everything that is wrong in a people file, in the order of its lines. */
export class PeopleFileError extends Error {
  override readonly name = "PeopleFileError";
  readonly problems: readonly PeopleFileProblem[];

  constructor(problems: readonly PeopleFileProblem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
    super(
      sorted
        .map(
          ({ file, line, column, message }) =>
            `${[file, line, column].filter(Boolean).join(":")}: ${message}`,
        )
        .join("\n"),
    );
    this.problems = sorted;
  }
}
