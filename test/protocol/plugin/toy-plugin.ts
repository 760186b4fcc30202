/**
 * A provider that answers everything with what it was given: enough for Terraform to plan and apply its one resource,
 * and with knobs in the environment for what a test wants to see. Built by the tests, never shipped.
 */
import {
  ProviderDefinition as definition,
  type ProviderDefinition,
  type Schema,
} from "../../../src/plugin/gen/tfplugin6";
import type { Service } from "../../../src/plugin/grpc/service";
import { createLogger } from "../../../src/plugin/output/log";
import { serve } from "../../../src/plugin/serve";
import { hideSecret } from "../../../src/secrets/hidden";

const log = createLogger({ name: "toy" });
if (process.env.TOY_SECRET) hideSecret(process.env.TOY_SECRET);

function schema(names: readonly string[]): Schema {
  const type = Buffer.from(JSON.stringify("string"));
  const plain = { description: "", descriptionKind: 0, deprecated: false, deprecationMessage: "" } as const;
  const attributes = names.map((name) => ({
    ...plain,
    name,
    type,
    required: false,
    optional: true,
    computed: false,
    sensitive: false,
    writeOnly: false,
  }));
  return { version: 0n, block: { ...plain, version: 0n, attributes, blockTypes: [], computed: false } };
}

const SCHEMAS = {
  provider: schema([]),
  resourceSchemas: new Map([["toy_thing", schema(["name"])]]),
  dataSourceSchemas: new Map(),
  diagnostics: [],
  functions: new Map(),
  ephemeralResourceSchemas: new Map(),
  listResourceSchemas: new Map(),
  stateStoreSchemas: new Map(),
  actionSchemas: new Map(),
  serverCapabilities: {
    planDestroy: false,
    getProviderSchemaOptional: true,
    moveResourceState: false,
    generateResourceConfig: false,
  },
};

let connections = 0;

const provider: Service<typeof ProviderDefinition> = {
  definition,
  open(connection) {
    const number = ++connections;
    let calls = 0;
    connection.signal.addEventListener("abort", () => log.info("connection is over", { connection: number }));
    return {
      getProviderSchema: async () => {
        if (process.env.TOY_NOISE) makeNoise();
        return SCHEMAS;
      },
      validateProviderConfig: async () => ({ diagnostics: [] }),
      validateResourceConfig: async () => ({ diagnostics: [] }),
      configureProvider: async () => ({ diagnostics: [] }),
      upgradeResourceState: async (request) => ({
        upgradedState: { msgpack: Buffer.alloc(0), json: request.rawState?.json ?? Buffer.alloc(0) },
        diagnostics: [],
      }),
      readResource: async (request) => {
        if (process.env.TOY_CRASH) {
          setImmediate(() => {
            throw new Error(process.env.TOY_CRASH);
          });
          await new Promise((resolve) => setImmediate(resolve));
          await new Promise((resolve) => setImmediate(resolve));
        }
        return { newState: request.currentState, diagnostics: [], private: request.private };
      },
      planResourceChange: async (request) => ({
        plannedState: request.proposedNewState,
        requiresReplace: [],
        plannedPrivate: Buffer.alloc(0),
        diagnostics: [],
        legacyTypeSystem: false,
      }),
      applyResourceChange: async (request, call) => {
        log.info("apply begins");
        // Until somebody wants it to end.
        if (process.env.TOY_SLOW)
          await new Promise((resolve) => {
            if (process.env.TOY_SLOW !== "deaf") call.signal.addEventListener("abort", resolve);
          });
        log.info("apply ends");
        return {
          newState: request.plannedState,
          private: Buffer.alloc(0),
          diagnostics: [],
          legacyTypeSystem: false,
        };
      },
      stopProvider: async () => ({ Error: `${number}/${++calls}` }),
      close: () => log.info("service is closed", { connection: number }),
    };
  },
};

/** Everything that a careless library might do. */
function makeNoise(): void {
  const { log: print, error, table } = console;
  print("noise: console.log");
  error("noise: console.error");
  table([{ noise: 1 }]);
  process.stdout.write("noise: process.stdout");
  process.stdout.write(" in two pieces\n");
  process.stdout.write(`${"noise: long ".repeat(20_000)}\n`);
  process.stdout.write(`noise: ${process.env.TOY_SECRET?.slice(0, 5)}`);
  process.stdout.write(`${process.env.TOY_SECRET?.slice(5)}\n`);
  process.stderr.write("panic: noise, not a crash\n");
  process.emitWarning("noise: a warning");
}

async function load(): Promise<readonly Service[]> {
  if (process.env.TOY_LAZY === "fails") throw new Error("the toy is broken");
  return [provider];
}

void serve({
  name: "toy",
  addresses: ["registry.terraform.io/example/toy", "registry.opentofu.org/example/toy"],
  protocolVersion: 6,
  ...(process.env.TOY_LAZY ? { services: [], late: load } : { services: [provider] }),
  log,
  explain: "This is the toy plugin. Terraform starts it.",
}).then(() => {
  // What a provider leaves behind: timers and listening sockets that keep the event loop busy.
  if (process.env.TOY_BUSY) setInterval(() => {}, 1_000);
});
