import type { ObjectValue } from "../cty/value";
import type { AnyAction } from "./action";
import { collecting } from "./call";
import type { Diagnostic } from "./diagnostics";
import { act, guarded } from "./guarded";
import { oneLine } from "./one-line";
import type { Running } from "./plan-resource";
import { validateValues } from "./validate";

/** PlanAction, in framework types. */
export async function planAction<Api>(
  action: AnyAction<Api>,
  config: ObjectValue,
  running: Running<Api>,
): Promise<readonly Diagnostic[]> {
  const wrong = mistakesIn(action, config);
  if (wrong.length > 0) return wrong;
  const { call, found } = collecting(running);
  const planning = async () => action.plan?.(config as never, call);
  const { thrown } = await guarded(running.explain, act(action, "plan", config), planning);
  return [...thrown, ...found];
}

/**
 * InvokeAction, in framework types: yields what is shown meanwhile, and returns how it ended. So there is exactly one
 * end, and nothing is shown after it. Whoever leaves early has aborted the signal; then this waits for the author.
 */
export async function* invokeAction<Api>(
  action: AnyAction<Api>,
  config: ObjectValue,
  running: Running<Api>,
): AsyncGenerator<string, readonly Diagnostic[], void> {
  const wrong = mistakesIn(action, config);
  if (wrong.length > 0) return wrong;
  const { call, found } = collecting(running);
  const messages: string[] = [];
  let wake = () => {};
  let isOver = false;
  const progress = (message: string) => {
    messages.push(oneLine(message));
    wake();
  };
  const acting = async () => action.invoke(config as never, { ...call, progress });
  const acted = guarded(running.explain, act(action, "invoke", config), acting).finally(() => {
    isOver = true;
    wake();
  });
  try {
    while (true) {
      // Terraform up to 1.15 panics on a second event after the interrupt (protocol 6.10, InvokeAction).
      const message = running.signal.aborted ? undefined : messages.shift();
      if (message !== undefined) yield message;
      else if (isOver) break;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    await acted;
  }
  return [...(await acted).thrown, ...found];
}

/** What validation could not see while it was unknown. Its warnings have been said. */
const mistakesIn = <Api>(action: AnyAction<Api>, config: ObjectValue): readonly Diagnostic[] =>
  [...validateValues(action.schema, config), ...(action.validate?.(config as never) ?? [])].filter(
    ({ severity }) => severity === "error",
  );
