/** How to recognise a request. */
export interface Facts {
  readonly name: string;
  /** "*" for every method. */
  readonly method: string;
  /** Path below the base address. Names in braces stand for one segment each; `{rest}` at the end for any number of them, or none. */
  readonly path: string;
  /** Query parameters and body fields it looks at; others are ignored, and the log says so. */
  readonly parameters: readonly string[];
  readonly fields: readonly string[];
}

/** One line of a route table. */
export interface Answering<Call, Outcome> extends Facts {
  /** Does what is asked for, or throws a Refusal before anything is done. */
  answer(call: Call): Outcome;
}

/** What the file of an operation tells: its facts, what it refuses, what it does. */
export type Description<Call, Input, Outcome> = Pick<Facts, "name" | "method" | "path"> &
  Partial<Pick<Facts, "parameters" | "fields">> & {
    /** Throws a Refusal, or answers what `act` needs. Changes nothing. */
    check(call: Call): Input;
    act(call: Call, input: Input): Outcome;
  };

export function answering<Call, Input, Outcome>({
  check,
  act,
  ...facts
}: Description<Call, Input, Outcome>): Answering<Call, Outcome> {
  return { parameters: [], fields: [], ...facts, answer: (call) => act(call, check(call)) };
}
