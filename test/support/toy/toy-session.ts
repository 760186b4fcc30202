import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import type { ObjectValue, Value } from "../../../src/cty/value";
import type { AnyAttribute, Schema } from "../../../src/framework/attribute";
import { objectType } from "../../../src/framework/object-type";
import type { AnyProvider } from "../../../src/framework/provider";
import type { AttributePath, Diagnostic, DynamicValue } from "../../../src/plugin/gen/tfplugin6";
import { ProviderDefinition } from "../../../src/plugin/gen/tfplugin6";
import type { MethodDefinition } from "../../../src/plugin/grpc/service";
import { providerService } from "../../../src/server/index";
import { values } from "../framework/stage";
import type { TestClient } from "../plugin/grpc-client";
import { createRecordingLog } from "../plugin/recording-log";
import { startServer } from "../plugin/test-server";

export const EMPTY: Uint8Array = new Uint8Array(0);

type Given = Readonly<Record<string, unknown>>;

/** A whole object of a schema: what is not given is null, at every depth. */
export function whole(schema: Schema, given: Given = {}): ObjectValue {
  const complete = Object.entries(schema).map(([name, attribute]) => [
    name,
    part(attribute, given[name] ?? null),
  ]);
  return values(Object.fromEntries(complete));
}

function part({ shape }: AnyAttribute, value: unknown): unknown {
  if (shape.kind === "leaf" || value === null || typeof value === "symbol") return value;
  const element = (each: unknown) =>
    typeof each === "object" && each !== null ? whole(shape.attributes, each as Given) : each;
  if (shape.nesting === "single") return element(value);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, element(each)]));
  return (value as readonly unknown[]).map(element);
}

export const dynamic = (schema: Schema, value: ObjectValue | null): DynamicValue => ({
  msgpack: encodeMsgpack(objectType(schema), value),
  json: EMPTY,
});

export const undynamic = (schema: Schema, value: DynamicValue | undefined): Value =>
  value === undefined ? null : decodeMsgpack(objectType(schema), value.msgpack);

export interface Told {
  readonly severity: "error" | "warning" | "invalid";
  readonly code: string;
  readonly summary: string;
  readonly detail: string;
  readonly path: string | undefined;
}

const SEVERITY = ["invalid", "error", "warning"] as const;

export const told = (diagnostics: readonly Diagnostic[]): Told[] =>
  diagnostics.map(({ severity, summary, detail, attribute }) => ({
    severity: SEVERITY[severity],
    code: /\n\n\[([a-z-]+\/[a-z-]+)\]$/.exec(detail)?.[1] ?? "",
    summary,
    detail,
    path: attribute && pathText(attribute),
  }));

export const pathText = ({ steps }: AttributePath): string =>
  steps.map(({ selector }) => `${selector?.$case}=${selector?.value}`).join(" ");

/** One line a diagnostic, for comparisons. */
export const lines = (diagnostics: readonly Diagnostic[]): string[] =>
  told(diagnostics).map(({ severity, code, path }) => [severity, code, path].filter(Boolean).join(" "));

export interface Connection {
  readonly client: TestClient;
  /** Any RPC by its name in lower camel case. */
  rpc<Res>(method: string, request?: object, options?: object): Promise<Res>;
  /** All events of an RPC that answers a stream. */
  events<Event>(method: string, request: object): Promise<readonly Event[]>;
}

export interface Served {
  connect(): Connection;
  /** What was logged, one line each. */
  readonly log: readonly string[];
  tearDown(): Promise<void>;
}

/** A provider behind the plugin's own gRPC server, spoken to with grpc-js. */
export async function serve(provider: AnyProvider): Promise<Served> {
  const log = createRecordingLog();
  const server = await startServer({ services: [providerService(provider, log)] });
  return {
    log: log.lines,
    connect() {
      const client = server.client(ProviderDefinition);
      const methods: Record<string, MethodDefinition> = ProviderDefinition.methods;
      // What a request leaves out is empty, as for any client that knows fewer fields.
      const filled = (method: string, request: object) => ({
        ...(methods[method]?.requestType.decode(EMPTY) as object),
        ...request,
      });
      return {
        client,
        rpc: (method, request = {}, options = {}) => client.unary(method, filled(method, request), options),
        events: <Event>(method: string, request: object) =>
          client.stream<Event>(method, filled(method, request)).all(),
      };
    },
    tearDown: () => server.tearDown(),
  };
}

/** A provider that is served for all tests of the file, and one connection to it. */
export function connectionForAll(provider: AnyProvider): Connection & Pick<Served, "log"> {
  let served: Served | undefined;
  let connection: Connection | undefined;
  beforeAll(async () => {
    served = await serve(provider);
    connection = served.connect();
  });
  afterAll(() => served?.tearDown());
  return new Proxy({} as Connection & Served, {
    get: (_none, member) => Reflect.get(connection ?? {}, member) ?? Reflect.get(served ?? {}, member),
  });
}
