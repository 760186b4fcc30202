import { CtyError } from "../cty/error";
import { type Diagnostic, Failure, hasErrors, ourBug } from "./diagnostics";
import type { Act } from "./provider";

/** What was being done, also where an author's function has no part in it. */
export type AnyAct = Omit<Act, "operation"> & {
  readonly operation: Act["operation"] | "check" | "upgrade the state of";
};

/**
 * Turns anything thrown into diagnostics: the author's own, the provider's words for it, or a bug of ours. At least one
 * is an error, and it never throws: what escaped here would cost Terraform the state of an apply.
 */
export type Explainer = (thrown: unknown, act: AnyAct) => readonly Diagnostic[];

/** "Cannot remove automox_user ada@example.com". */
const cannot = ({ operation, type, name }: AnyAct): string =>
  `Cannot ${operation === "delete" ? "remove" : operation} ${type} ${name}`.trimEnd();

export function explainer(
  known: (thrown: unknown, act: Act) => Diagnostic | undefined,
  report: (thrown: unknown, act: AnyAct) => void,
): Explainer {
  const explain: Explainer = (thrown, act) => {
    if (thrown instanceof Failure) return withError(thrown.diagnostics, act);
    const diagnostic = isOfAuthors(act) ? known(thrown, act) : undefined;
    if (diagnostic) return withError([diagnostic], act);
    report(thrown, act);
    return [ourBug(cannot(act), cause(thrown))];
  };
  return (thrown, act) => {
    try {
      return explain(thrown, act);
    } catch (error) {
      report(thrown, act);
      report(error, act);
      return [ourBug(cannot(act), cause(thrown))];
    }
  };
}

const isOfAuthors = (act: AnyAct): act is Act =>
  act.operation !== "check" && act.operation !== "upgrade the state of";

/** Whoever throws has failed, also where the diagnostics are warnings only. */
function withError(diagnostics: readonly Diagnostic[], act: AnyAct): readonly Diagnostic[] {
  if (hasErrors(diagnostics)) return diagnostics;
  return [...diagnostics, ourBug(cannot(act), "It ended without saying why.")];
}

/** The text of an unforeseen error may hold anything, so it goes to the log, which redacts, and its class to the user. */
function cause(thrown: unknown): string {
  // The messages of this class name kinds and places, never values.
  if (thrown instanceof CtyError) return `A value does not have the form it must have: ${thrown.message}.`;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return `An unexpected ${/^\w{1,60}$/.test(name) ? name : "error"} came up.`;
}

/** What an author's function answered, or what it threw as diagnostics. */
interface Ran<T> {
  readonly answer: T | undefined;
  readonly thrown: readonly Diagnostic[];
}

export async function guarded<T>(explain: Explainer, act: Act, run: () => Promise<T>): Promise<Ran<T>> {
  try {
    return { answer: await run(), thrown: [] };
  } catch (error) {
    return { answer: undefined, thrown: explain(error, act) };
  }
}

export const act = (
  subject: { readonly type: string; readonly nameOf: (values: never) => string },
  operation: Act["operation"],
  values: object | null,
): Act => ({ operation, type: subject.type, name: nameIn(subject, values) });

/** A name is only for messages: where it cannot be told, unknown values among them, there is none. */
function nameIn({ nameOf }: { readonly nameOf: (values: never) => string }, values: object | null): string {
  try {
    return String(nameOf((values ?? {}) as never));
  } catch {
    return ""; // an empty name is the answer
  }
}
