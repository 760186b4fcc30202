import { decodeMsgpack } from "../../../src/cty/msgpack";
import { isWhollyKnown, type ObjectValue } from "../../../src/cty/value";
import type { Schema } from "../../../src/framework/attribute";
import { type Identity, identityType } from "../../../src/framework/identity";
import type { AnyProvider } from "../../../src/framework/provider";
import type { AnyResource } from "../../../src/framework/resource";
import {
  Diagnostic_Severity,
  type ListResource_Event,
  type ValidateListResourceConfig_Response,
} from "../../../src/plugin/gen/tfplugin6";
import type { Core } from "./core";
import { dynamic, type Told, told, undynamic } from "./process";
import { objectOf, type Plain } from "./values";

/** What of core it takes to ask a provider for something that is no resource. */
export interface AskedCore extends Pick<Core, "walked"> {
  readonly provider: AnyProvider;
}

interface Result {
  readonly identity: ObjectValue;
  readonly name: string;
  readonly object: ObjectValue | undefined;
}

interface Listing {
  /** Empty where anything was an error. */
  readonly results: readonly Result[];
  readonly diagnostics: readonly Told[];
}

interface Asked {
  readonly of: Pick<AnyResource<never>, "schema" | "identity">;
  readonly limit: number;
  readonly objects: boolean;
}

/** `terraform query`: validated, then listed by a configured process. What either refuses is an answer. */
export async function list(
  core: AskedCore,
  config: Plain,
  { type = "automox_user", limit = 100, objects = true }: Partial<Asked> & { type?: string } = {},
): Promise<Listing> {
  const found = core.provider.lists?.find((candidate) => candidate.type === type);
  if (!found) throw new Error(`no list ${type}`);
  const schema = found.schema as Schema;
  const request = { typeName: type, config: dynamic(schema, objectOf(schema, config)) };
  return core.walked(async ({ process }) => {
    const checked = await process.call<ValidateListResourceConfig_Response>(
      "validateListResourceConfig",
      request,
    );
    if (checked.diagnostics.length > 0) return { results: [], diagnostics: told(checked.diagnostics) };
    const asked = { ...request, limit: BigInt(limit), includeResourceObject: objects };
    const { of } = found;
    return readList(process.events<ListResource_Event>("listResource", asked), { of, limit, objects });
  });
}

/**
 * What core makes of the events of a list, which it reads up to its limit. Throws where core takes the provider for broken,
 * or would break itself, and where it would lose a result in silence.
 */
export async function readList(
  events: AsyncIterable<ListResource_Event>,
  { of, limit, objects }: Asked,
): Promise<Listing> {
  const results: Result[] = [];
  const diagnostics: Told[] = [];
  if (limit === 0) return { results, diagnostics };
  for await (const event of events) {
    diagnostics.push(...told(event.diagnostic));
    if (event.diagnostic.some(({ severity }) => severity === Diagnostic_Severity.ERROR))
      return { results: [], diagnostics };
    const identity = identityIn(event, of.identity);
    if (!identity && event.diagnostic.length === 0)
      throw new Error("missing identity data in ListResource event");
    if (!identity && (event.displayName !== "" || event.resourceObject))
      throw new Error("a result without identity beside a warning, which core drops in silence");
    if (!identity) continue;
    const object = undynamic(of.schema, event.resourceObject) ?? undefined;
    if (objects && !object) throw new Error("a result without its object, over which core panics");
    results.push({ identity, object, name: event.displayName });
    if (results.length === limit) break;
  }
  return { results, diagnostics };
}

function identityIn({ identity }: ListResource_Event, schema: Identity | undefined): ObjectValue | undefined {
  if (!identity?.identityData || !schema) return undefined;
  const value = decodeMsgpack(identityType(schema), identity.identityData.msgpack) as ObjectValue;
  if (!isWhollyKnown(value)) throw new Error("an identity that is not wholly known");
  return value;
}
