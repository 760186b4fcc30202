/** What one code means, and what ends it. */
export interface Entry {
  readonly cause: string;
  readonly remedy: string;
  /** What somebody types, writes or clicks: one line. */
  readonly example: string;
  /** A page of docs/guides, with its section. */
  readonly guide?: string;
  readonly proof: Proof;
}

/** The test that does what the remedy says and names the code, or whom it takes to do it. */
export type Proof = { readonly test: string; readonly title: string } | { readonly personsAct: string };

/** By code. */
export type Entries = Readonly<Record<string, Entry>>;

export const test =
  (file: string) =>
  (title: string): Proof => ({ test: `test/${file}.test.ts`, title });

export const personsAct = (act: string): Proof => ({ personsAct: act });

export const corrected = test("stories/remedies/corrected-values");
export const again = test("stories/remedies/run-again");
export const decided = test("stories/remedies/decided");

/** Titles of the tables in those. */
export const VALUE = "%s: what is written is corrected";
export const ACCOUNT_VALUE = "%s: what the account contract asks for is corrected";
export const NEXT_RUN = "%s: the next run does what is left";
