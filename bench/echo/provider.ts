// A provider that thinks of nothing: our own gRPC server, which hands back what it is given, and as many requests as it is told.
// ECHO_URL is asked ECHO_CREATE times for a person who comes and ECHO_REMOVE times for one who goes, on average.
import { directly } from "../../src/automox/transport/direct";
import { readBody } from "../../src/automox/transport/read-body";
import { type DynamicValue, ProviderDefinition, type Schema } from "../../src/plugin/gen/tfplugin6";
import type { Service } from "../../src/plugin/grpc/service";
import { createLogger } from "../../src/plugin/output/log";
import { serve } from "../../src/plugin/serve";

/** MessagePack's nil: nobody. */
const NIL = 0xc0;
const EMPTY = new Uint8Array(0);
const TEXT = new TextEncoder().encode('"string"');
const WORDS = { description: "", descriptionKind: 0, deprecated: false, deprecationMessage: "" } as const;
const ATTRIBUTE = {
  ...WORDS,
  type: TEXT,
  required: true,
  optional: false,
  computed: false,
  sensitive: false,
};

const schemaOf = (...names: string[]): Schema => ({
  version: 0n,
  block: {
    ...WORDS,
    version: 0n,
    attributes: names.map((name) => ({ ...ATTRIBUTE, name, writeOnly: false })),
    blockTypes: [],
    computed: false,
  },
});

const connections = directly(false);
const { signal } = new AbortController();
const url = process.env.ECHO_URL ?? "";

/** Fractions add up, so that all calls together send what was asked for. */
function asker(times: number): () => Promise<void> {
  let owed = 0;
  return async () => {
    owed += times;
    for (; owed >= 1; owed -= 1) {
      const body = JSON.stringify({ email: "person@example.com", rbac_roles: [{ id: 1 }] });
      const headers = { "content-type": "application/json", authorization: "Bearer echo" };
      const answer = await connections.send({ method: "POST", url, headers, body }, signal);
      const { bytes } = await readBody(answer.body, 1_000_000);
      JSON.parse(Buffer.from(bytes).toString());
    }
  };
}

const create = asker(Number(process.env.ECHO_CREATE));
const remove = asker(Number(process.env.ECHO_REMOVE));
const isNobody = (value: DynamicValue | undefined) => value?.msgpack[0] === NIL;
const silent = async () => ({ diagnostics: [] });

const provider: Service<typeof ProviderDefinition> = {
  definition: ProviderDefinition,
  open: () => ({
    getProviderSchema: async () => ({
      provider: schemaOf(),
      resourceSchemas: new Map([["echo_person", schemaOf("email", "first_name", "last_name", "role")]]),
      dataSourceSchemas: new Map(),
      diagnostics: [],
      functions: new Map(),
      ephemeralResourceSchemas: new Map(),
      listResourceSchemas: new Map(),
      stateStoreSchemas: new Map(),
      actionSchemas: new Map(),
      serverCapabilities: {
        planDestroy: true,
        getProviderSchemaOptional: true,
        moveResourceState: false,
        generateResourceConfig: false,
      },
    }),
    validateProviderConfig: silent,
    validateResourceConfig: silent,
    configureProvider: silent,
    upgradeResourceState: async ({ rawState }) => ({
      upgradedState: { msgpack: EMPTY, json: rawState?.json ?? EMPTY },
      diagnostics: [],
    }),
    readResource: async ({ currentState }) => ({ newState: currentState, diagnostics: [], private: EMPTY }),
    planResourceChange: async ({ proposedNewState }) => ({
      plannedState: proposedNewState,
      requiresReplace: [],
      plannedPrivate: EMPTY,
      diagnostics: [],
      legacyTypeSystem: false,
    }),
    applyResourceChange: async ({ plannedState }) => {
      await (isNobody(plannedState) ? remove() : create());
      return { newState: plannedState, private: EMPTY, diagnostics: [], legacyTypeSystem: false };
    },
    stopProvider: async () => ({ Error: "" }),
  }),
};

void serve({
  name: "echo",
  addresses: ["registry.terraform.io/example/echo"],
  protocolVersion: 6,
  services: [provider],
  log: createLogger({ name: "echo" }),
  explain: "a plugin for measuring",
});
