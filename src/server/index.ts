import type { Log } from "../framework/call";
import type { AnyProvider } from "../framework/provider";
import { ProviderDefinition } from "../plugin/gen/tfplugin6";
import type { PluginCall, Service } from "../plugin/grpc/service";
import type { Rpc, StreamRpc } from "./answer";
import { applyResourceChange } from "./apply-resource-change";
import { configureProvider } from "./configure-provider";
import { callFunction, getFunctions } from "./functions";
import { getMetadata } from "./get-metadata";
import { getProviderSchema } from "./get-provider-schema";
import { withoutSecrets } from "./hide-secrets";
import { getResourceIdentitySchemas, upgradeResourceIdentity } from "./identity";
import { importResourceState } from "./import-resource-state";
import { invokeAction } from "./invoke-action";
import { listResource } from "./list-resource";
import { moveResourceState } from "./move-resource-state";
import { planAction } from "./plan-action";
import { planResourceChange } from "./plan-resource-change";
import { readDataSource } from "./read-data-source";
import { readResource } from "./read-resource";
import { Session } from "./session";
import { upgradeResourceState } from "./upgrade-resource-state";
import { validateActionConfig } from "./validate-action-config";
import { validateDataResourceConfig } from "./validate-data-resource-config";
import { validateListResourceConfig } from "./validate-list-resource-config";
import { validateProviderConfig } from "./validate-provider-config";
import { validateResourceConfig } from "./validate-resource-config";

/**
 * The service table. What is absent answers UNIMPLEMENTED, which core reads as "this provider has
 * none": ephemeral resources, state stores, generated configuration.
 */
export function providerService(provider: AnyProvider, log: Log): Service<typeof ProviderDefinition> {
  return {
    definition: ProviderDefinition,
    open: ({ signal }) => {
      const session = new Session(provider, log);
      // What runs for several calls at once, such as a listing, has no call to end it.
      signal.addEventListener("abort", () => void session.release(), { once: true });
      const bind =
        <Req, Res>(rpc: Rpc<Req, Res>) =>
        async (request: Req, call: PluginCall) =>
          withoutSecrets(await rpc(session, request, call));
      const bindStream = <Req, Event>(rpc: StreamRpc<Req, Event>) =>
        async function* (request: Req, call: PluginCall) {
          for await (const event of rpc(session, request, call)) yield withoutSecrets(event);
        };
      return {
        getMetadata: bind(getMetadata),
        getProviderSchema: bind(getProviderSchema),
        getResourceIdentitySchemas: bind(getResourceIdentitySchemas),
        upgradeResourceIdentity: bind(upgradeResourceIdentity),
        getFunctions: bind(getFunctions),
        callFunction: bind(callFunction),
        validateProviderConfig: bind(validateProviderConfig),
        validateResourceConfig: bind(validateResourceConfig),
        validateDataResourceConfig: bind(validateDataResourceConfig),
        configureProvider: bind(configureProvider),
        upgradeResourceState: bind(upgradeResourceState),
        readResource: bind(readResource),
        planResourceChange: bind(planResourceChange),
        applyResourceChange: bind(applyResourceChange),
        importResourceState: bind(importResourceState),
        moveResourceState: bind(moveResourceState),
        readDataSource: bind(readDataSource),
        validateListResourceConfig: bind(validateListResourceConfig),
        listResource: bindStream(listResource),
        validateActionConfig: bind(validateActionConfig),
        planAction: bind(planAction),
        invokeAction: bindStream(invokeAction),
        stopProvider: async () => {
          session.stop();
          return { Error: "" };
        },
        close: () => session.release(),
      };
    },
  };
}
