import type { MethodDefinition, Service } from "./grpc/service";

/**
 * Answers that are the same in every process, without a codec. `load` is called when one of them is asked for, and has them in base64 by
 * method, for example "GetProviderSchema".
 */
export function readyService<Name extends string>(
  fullName: string,
  names: readonly Name[],
  load: () => Promise<Readonly<Record<Name, string>>>,
): Service {
  const methods = Object.fromEntries(names.map((name) => [name, { name, ...BYTES }]));
  const handler = (name: Name) => async () => Buffer.from((await load())[name], "base64");
  const handlers = Object.fromEntries(names.map((name) => [name, handler(name)]));
  return { definition: { fullName, methods }, open: () => handlers };
}

const BYTES: Omit<MethodDefinition, "name"> = {
  // What such a call asks with says nothing.
  requestType: { decode: () => ({}), encode: () => ({ finish: () => new Uint8Array() }) },
  requestStream: false,
  responseType: { decode: (bytes) => bytes, encode: (bytes) => ({ finish: () => bytes as Uint8Array }) },
  responseStream: false,
};
