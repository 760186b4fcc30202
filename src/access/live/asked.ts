import type { CallOptions } from "../../automox/transport/call";
import { AutomoxError } from "../../automox/transport/errors";

/** What came of one question: the answer, or why there is none. */
export type Asked<T> =
  | { readonly value: T; readonly failure?: undefined }
  | { readonly value?: undefined; readonly failure: AutomoxError };

/**
 * Failures that concern the whole run: going on would only repeat them. Everything else concerns one listing.
 */
const endsTheRun = (failure: AutomoxError): boolean =>
  isCancelled(failure) || failure.kind === "unauthorized";

/** The run itself was ended; for a question that the run can do without. */
export const isCancelled = ({ kind }: AutomoxError): boolean => kind === "cancelled";

/** Throws what is no failure of Automox, and what concerns more than this question. */
export async function ask<T>(
  question: () => Promise<T>,
  concernsAll: (failure: AutomoxError) => boolean = endsTheRun,
): Promise<Asked<T>> {
  try {
    return { value: await question() };
  } catch (error) {
    if (!(error instanceof AutomoxError) || concernsAll(error)) throw error;
    return { failure: error };
  }
}

/** The same question is asked once; whoever asks it again gets the first answer. */
export function once<T>(question: (key: string, call: CallOptions) => Promise<T>): typeof question {
  const answers = new Map<string, Promise<T>>();
  return (key, call) => {
    const answer = answers.get(key) ?? question(key, call);
    answers.set(key, answer);
    return answer;
  };
}
