import type { ObjectValue } from "../cty/value";
import { adoptWhole } from "./adopt";
import type { Schema } from "./attribute";
import { collecting } from "./call";
import { type Diagnostic, Failure, ourBug } from "./diagnostics";
import { act } from "./guarded";
import { identityOf } from "./identity";
import type { AnyList, Listed } from "./list";
import { oneLine } from "./one-line";
import type { Running } from "./plan-resource";

interface ListRequest {
  readonly config: ObjectValue;
  /** How many Terraform reads; 0 for none. */
  readonly limit: number;
}

/** One result, whole and with an identity: Terraform crashes on one without its object where it writes configuration. */
export interface Found {
  readonly state: ObjectValue;
  readonly name: string;
  /** Warnings since the result before it. */
  readonly told: readonly Diagnostic[];
}

/**
 * ListResource, in framework types: yields at most `limit` results and returns what is left to say, which no result
 * carried. Terraform stops reading with the last result it wants, so warnings go with the next result.
 */
export async function* listResource<Api>(
  list: AnyList<Api>,
  { config, limit }: ListRequest,
  running: Running<Api>,
): AsyncGenerator<Found, readonly Diagnostic[], void> {
  const { call, found } = collecting(running);
  const doing = act(list, "list", config);
  try {
    let room = limit;
    if (room <= 0) return [];
    for await (const listed of list.list(config as never, call)) {
      yield { ...whole(list, listed, doing.name), told: found.splice(0) };
      room -= 1;
      if (room <= 0) break;
    }
    return found;
  } catch (error) {
    return [...found, ...running.explain(error, doing)];
  }
}

function whole<Api>({ type, of }: AnyList<Api>, listed: Listed<Schema>, who: string) {
  const doing = `Cannot list ${type} ${who}`.trimEnd();
  const adopted = adoptWhole(of.schema, listed.state, doing);
  if ("fault" in adopted) throw new Failure(adopted.fault);
  const { state } = adopted;
  if (!identityOf(of, state)) throw new Failure(ourBug(doing, "What was found has no identity."));
  return { state, name: oneLine(listed.name) };
}
