import { decodeMsgpack, encodeMsgpack } from "../../../src/cty/msgpack";
import type { ObjectValue } from "../../../src/cty/value";
import type { Schema } from "../../../src/framework/attribute";
import { objectType } from "../../../src/framework/object-type";
import type { Diagnostic, DynamicValue } from "../../../src/plugin/gen/tfplugin6";
import type { TestClient } from "../plugin/grpc-client";

const EMPTY = new Uint8Array(0);

/** One diagnostic as tests read it. */
export interface Told {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The stable code in the last line. */
  readonly code: string;
  readonly address?: string;
}

export const told = (list: readonly Diagnostic[], address?: string): readonly Told[] =>
  list.map(({ severity, summary, detail }) => ({
    severity: severity === 1 ? "error" : "warning",
    summary,
    detail,
    code: /\[([a-z-]+\/[a-z-]+)\]\s*$/.exec(detail)?.[1] ?? "",
    ...(address === undefined ? {} : { address }),
  }));

export const dynamic = (schema: Schema, value: ObjectValue | null): DynamicValue => ({
  msgpack: encodeMsgpack(objectType(schema), value),
  json: EMPTY,
});

export const undynamic = (schema: Schema, value: DynamicValue | undefined): ObjectValue | null =>
  value === undefined || value.msgpack.length === 0
    ? null
    : (decodeMsgpack(objectType(schema), value.msgpack) as ObjectValue);

/** One provider process of a walk: a connection of its own, so a configuration of its own. */
export interface Process {
  call<Res>(method: string, request: object): Promise<Res>;
  /** Leaving the loop over it cancels the call. */
  events<Event>(method: string, request: object): AsyncIterable<Event>;
  close(): void;
}

export const processOf = (client: TestClient): Process => ({
  call: (method, request) => client.unary(method, request),
  async *events<Event>(method: string, request: object) {
    const stream = client.stream<Event>(method, request);
    try {
      yield* stream;
    } finally {
      stream.cancel();
    }
  },
  close: () => client.close(),
});
