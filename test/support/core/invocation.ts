import type { Schema } from "../../../src/framework/attribute";
import {
  Diagnostic_Severity,
  type InvokeAction_Event,
  type PlanAction_Response,
  type ValidateActionConfig_Response,
} from "../../../src/plugin/gen/tfplugin6";
import type { AskedCore } from "./list";
import { dynamic, type Told, told } from "./process";
import { objectOf, type Plain } from "./values";

interface Invocation {
  readonly progress: readonly string[];
  readonly diagnostics: readonly Told[];
  readonly failed: boolean;
}

/** `apply -invoke`: validated, planned, and invoked by another process. The first that fails is the answer. */
export async function invoke(core: AskedCore, type: string, config: Plain): Promise<Invocation> {
  const schema = core.provider.actions?.find((candidate) => candidate.type === type)?.schema as Schema;
  const bytes = dynamic(schema, objectOf(schema, config));
  const request = { actionType: type, config: bytes };
  const planned = await core.walked(async ({ process }) => {
    const check = { typeName: type, config: bytes };
    const checked = await process.call<ValidateActionConfig_Response>("validateActionConfig", check);
    if (checked.diagnostics.length > 0) return told(checked.diagnostics);
    return told((await process.call<PlanAction_Response>("planAction", request)).diagnostics);
  });
  if (planned.some(({ severity }) => severity === "error"))
    return { progress: [], diagnostics: planned, failed: true };
  const invoked = await core.walked(({ process }) =>
    readInvocation(process.events<InvokeAction_Event>("invokeAction", request)),
  );
  return { ...invoked, diagnostics: [...planned, ...invoked.diagnostics] };
}

/**
 * What core makes of the events of an action. Throws where core panics, and where it would take a failure for success
 * or count one act twice. `isStopped` is asked when an event comes.
 */
export async function readInvocation(
  events: AsyncIterable<InvokeAction_Event>,
  isStopped: () => boolean = () => false,
): Promise<Invocation> {
  const progress: string[] = [];
  let ended: readonly Told[] | undefined;
  let failed = false;
  let sinceStop = 0;
  for await (const { type } of events) {
    if (!type) throw new Error("an event that says nothing, over which core panics");
    if (ended) throw new Error("an event after the end");
    if (isStopped()) sinceStop += 1;
    if (sinceStop > 1)
      throw new Error("a second event after the interrupt, over which core up to 1.15 panics");
    if (type.$case === "progress") progress.push(type.value.message);
    else {
      ended = told(type.value.diagnostics);
      failed = type.value.diagnostics.some(({ severity }) => severity === Diagnostic_Severity.ERROR);
    }
  }
  if (!ended) throw new Error("an action without an end, which core takes for success");
  return { progress, diagnostics: ended, failed };
}
