import type { MethodDefinition, Service } from "./service";

interface MethodEntry {
  readonly service: Service;
  /** Key of the handler in the service's implementation. */
  readonly key: string;
  readonly definition: MethodDefinition;
}

/** Methods by ":path", for example "/tfplugin6.Provider/GetProviderSchema". */
export type MethodTable = ReadonlyMap<string, MethodEntry>;

export function createMethodTable(services: readonly Service[]): MethodTable {
  const table = new Map<string, MethodEntry>();
  for (const service of services) {
    const { fullName, methods } = service.definition;
    for (const [key, definition] of Object.entries(methods)) {
      table.set(`/${fullName}/${definition.name}`, { service, key, definition });
    }
  }
  return table;
}
