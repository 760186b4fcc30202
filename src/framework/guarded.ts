import { type Diagnostic, Failure, ourBug } from "./diagnostics";
import type { Act } from "./provider";

/** Turns anything thrown into diagnostics: the author's own, the provider's words for it, or a bug of ours. */
export type Explainer = (thrown: unknown, act: Act) => readonly Diagnostic[];

const VERB: Record<Act["operation"], string> = {
  create: "create",
  read: "read",
  update: "update",
  delete: "remove",
  import: "import",
  plan: "plan",
  "look up": "look up",
  configure: "configure",
};

export function explainer(
  known: (thrown: unknown, act: Act) => Diagnostic | undefined,
  report: (thrown: unknown, act: Act) => void,
): Explainer {
  return (thrown, act) => {
    if (thrown instanceof Failure) return thrown.diagnostics;
    const diagnostic = known(thrown, act);
    if (diagnostic) return [diagnostic];
    // The text of an unforeseen error may hold anything, so it goes to the log (which redacts) and its class to the user.
    report(thrown, act);
    const what = thrown instanceof Error ? thrown.name : typeof thrown;
    return [
      ourBug(`Cannot ${VERB[act.operation]} ${act.type} ${act.name}`, `An unexpected ${what} came up.`),
    ];
  };
}

/** Runs an author's function; whatever it throws comes back as diagnostics. */
export async function guarded(
  explain: Explainer,
  act: Act,
  run: () => Promise<void>,
): Promise<readonly Diagnostic[]> {
  try {
    await run();
    return [];
  } catch (thrown) {
    return explain(thrown, act);
  }
}

export const act = (
  subject: { readonly type: string; readonly nameOf: (values: never) => string },
  operation: Act["operation"],
  values: object | null,
): Act => ({ operation, type: subject.type, name: subject.nameOf((values ?? {}) as never) });
