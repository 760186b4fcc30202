import { decodeJson } from "../cty/json";
import type { ObjectValue } from "../cty/value";
import { fail } from "../framework/diagnostics";
import { identityOf, identityType } from "../framework/identity";
import type { AnyResource } from "../framework/resource";
import type {
  GetResourceIdentitySchemas_Response,
  ResourceIdentityData,
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
} from "../plugin/gen/tfplugin6";
import { actOn, answering } from "./answer";
import { objectFrom, toState } from "./dynamic-value";
import type { Session } from "./session";
import { typeBytes } from "./type-bytes";

/** The identity in a state or plan as core wants it beside the values; undefined: not told. */
export function toIdentity(
  resource: AnyResource<unknown>,
  values: ObjectValue | null,
): ResourceIdentityData | undefined {
  const found = identityOf(resource, values);
  return found && resource.identity
    ? { identityData: toState(identityType(resource.identity), found) }
    : undefined;
}

/** The import id that an identity means. */
export function importIdOf(resource: AnyResource<unknown>, data: ResourceIdentityData): string | undefined {
  const { identity } = resource;
  return identity?.importId(objectFrom(identityType(identity), data.identityData));
}

export async function getResourceIdentitySchemas({
  provider,
}: Session): Promise<GetResourceIdentitySchemas_Response> {
  const schemas = provider.resources.flatMap(({ type, identity }: AnyResource<unknown>) => {
    if (!identity) return [];
    const identityAttributes = Object.entries(identity.attributes).map(([name, attribute]) => ({
      name,
      type: typeBytes(attribute.type),
      requiredForImport: attribute.importing === "required",
      optionalForImport: attribute.importing === "optional",
      description: attribute.doc,
    }));
    return [[type, { version: BigInt(identity.version), identityAttributes }] as const];
  });
  return { identitySchemas: new Map(schemas), diagnostics: [] };
}

/** Called only for stored identities older than the schema's version. */
export const upgradeResourceIdentity = answering<
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response
>({
  answer(session, request) {
    const { identity, type } = session.resource(request.typeName);
    if (!identity || Number(request.version) !== identity.version)
      return fail({
        code: "state/unreadable-identity",
        summary: `Cannot read the stored identity of ${type}`,
        detail: `It was written in version ${request.version}, which this provider does not know. A refresh writes it anew: remove it from the state and import the object again.`,
      });
    const stored = identityType(identity);
    const json = request.rawIdentity?.json ?? new Uint8Array(0);
    const value = decodeJson(stored, json, { lenient: "raw-state" });
    return { upgradedIdentity: { identityData: toState(stored, value) }, diagnostics: [] };
  },
  act: actOn("upgrade the state of"),
  failed: () => ({ upgradedIdentity: undefined }),
});
