import { status } from "@grpc/grpc-js";
import { ProviderDefinition } from "../../../src/plugin/gen/tfplugin6";
import { toyProvider } from "../../support/toy/toy-provider";
import { connectionForAll } from "../../support/toy/toy-session";

const connection = connectionForAll(toyProvider());

/** What core may call without having seen it in a schema or a capability; the rest it never calls for us. */
const ANSWERED = [
  ...["getMetadata", "getProviderSchema", "getResourceIdentitySchemas", "getFunctions", "stopProvider"],
  ...["validateProviderConfig", "validateResourceConfig", "validateDataResourceConfig", "configureProvider"],
  ...["upgradeResourceState", "upgradeResourceIdentity", "moveResourceState", "importResourceState"],
  ...["readResource", "planResourceChange", "applyResourceChange", "readDataSource", "callFunction"],
  ...["validateListResourceConfig", "listResource", "validateActionConfig", "planAction", "invokeAction"],
];
const METHODS = Object.entries(ProviderDefinition.methods);

/** The status of a call with an empty request: the wrong input for nearly every method. */
const codeOf = (method: string): Promise<number> =>
  new Promise((resolve) => {
    const definition = METHODS.find(([name]) => name === method)?.[1];
    const { methods } = connection.client;
    const request = definition?.requestType.decode(new Uint8Array(0));
    if (definition?.requestStream)
      methods[method]?.((failed: { code: number } | null) => resolve(failed?.code ?? 0)).end();
    else if (definition?.responseStream) {
      const stream = methods[method]?.(request);
      stream.on("data", () => {});
      stream.on("error", ({ code }: { code: number }) => resolve(code));
      stream.on("end", () => resolve(0));
    } else methods[method]?.(request, (failed: { code: number } | null) => resolve(failed?.code ?? 0));
  });

test.each(METHODS.map(([name]) => name))(
  "%s answers even nonsense, or says that it is not there",
  async (method) => {
    expect(await codeOf(method)).toBe(ANSWERED.includes(method) ? status.OK : status.UNIMPLEMENTED);
  },
);

test("what is answered is all of it", () => {
  const names = METHODS.map(([name]) => name);
  expect(ANSWERED.filter((name) => !names.includes(name as never))).toEqual([]);
});
