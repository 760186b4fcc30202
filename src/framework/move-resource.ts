import type { ObjectValue } from "../cty/value";
import { adoptWhole } from "./adopt";
import { type Diagnostic, error, hasErrors } from "./diagnostics";
import type { AnyResource } from "./resource";
import { upgradeResource } from "./upgrade-resource";

interface MoveRequest<Api> {
  /** undefined: this provider has no such type, or the state is another provider's. */
  readonly source: AnyResource<Api> | undefined;
  readonly sourceName: string;
  readonly version: number;
  readonly json: Uint8Array;
}

interface MoveAnswer {
  readonly state: ObjectValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * MoveResourceState, in framework types: a `moved` block that leads from one resource type to another. The stored
 * state is first read (and upgraded) as what it was. Throws what an author's function throws.
 */
export function moveResource<Api>(
  target: AnyResource<Api>,
  { source, sourceName, version, json }: MoveRequest<Api>,
): MoveAnswer {
  const move = source && target.moves?.[source.type];
  if (!source || !move) return { state: null, diagnostics: [noWay(target.type, sourceName)] };
  const stored = upgradeResource(source, version, json);
  if (hasErrors(stored.diagnostics) || stored.state === null) return stored;
  const doing = `Cannot move ${sourceName} to ${target.type}`;
  const adopted = adoptWhole(target.schema, move(stored.state as never), doing);
  return "fault" in adopted ? { state: null, diagnostics: [adopted.fault] } : { ...adopted, diagnostics: [] };
}

const noWay = (target: string, source: string): Diagnostic =>
  error({
    code: "state/cannot-move",
    summary: `Cannot move ${source} to ${target}`,
    detail:
      `The provider cannot make the state of ${target} out of that of ${source}. Remove the moved block; to go on managing the same thing under another ` +
      "type, take the old one out of the state with a removed block and import the new one.",
  });
