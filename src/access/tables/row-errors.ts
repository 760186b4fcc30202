import { AccessError } from "../cli/access-error";
import type { Redaction } from "../facts/redact";
import { withoutPeople } from "../facts/without-people";

/** A row that says nothing that could be relied on. */
export interface RowError {
  readonly line: number;
  /** As the rest of a sentence. */
  readonly why: string;
}

interface Rejected {
  readonly file: string;
  readonly errors: readonly RowError[];
  /** `--skip-invalid-rows`. */
  readonly isSkipping: boolean | undefined;
  /** Addresses that the errors may quote. */
  readonly emails: readonly string[];
  /** Rows that can be used. */
  readonly good: number;
  readonly redaction: Redaction;
}

/** Throws AccessError with every row that is wrong, unless they may be left out and others are left; answers them in sentences. */
export function rejected({ file, errors, isSkipping, emails, good, redaction }: Rejected): readonly string[] {
  const people = emails.map((email) => ({ email }));
  const lines = [...withoutPeople(errors, redaction, people)]
    .sort((a, b) => a.line - b.line)
    .map(({ line, why }) => `${file}:${line}: ${why}`);
  // An export that failed half-way must not call everybody a leaver.
  if (good === 0) throw new AccessError([...lines, `${file}: the file lists nobody.`].join("\n"));
  if (lines.length > 0 && !isSkipping)
    throw new AccessError(
      [...lines, `${file} was not used. --skip-invalid-rows leaves these rows out and ends with 4.`].join(
        "\n",
      ),
    );
  return lines.map((line) => `${line}; left out`);
}
