import type { MethodDefinition, Service } from "./service";

export interface MethodEntry {
  readonly service: Service;
  /** Key of the handler in the service's implementation. */
  readonly key: string;
  readonly definition: MethodDefinition;
}

/** Loads services that a call asks for. */
export type LateServices = () => Promise<readonly Service[]>;

export interface Methods {
  /** By ":path", for example "/tfplugin6.Provider/GetProviderSchema". A promise while services are being loaded; rejects as that does. */
  find(path: string): MethodEntry | undefined | Promise<MethodEntry | undefined>;
}

/**
 * The methods of services at hand, which win, and of those that the first call of any other method loads. A process that is asked for
 * its schema alone, as one in two or three is, loads nothing more.
 */
export function createMethods(services: readonly Service[], late?: LateServices): Methods {
  const atHand = tableOf(services);
  let loading: Promise<ReadonlyMap<string, MethodEntry>> | undefined;
  return {
    find(path) {
      const entry = atHand.get(path);
      if (entry || !late) return entry;
      loading ??= late().then(tableOf);
      return loading.then((table) => table.get(path));
    },
  };
}

function tableOf(services: readonly Service[]): ReadonlyMap<string, MethodEntry> {
  const entries = services.flatMap((service) =>
    Object.entries(service.definition.methods).map(
      ([key, definition]) =>
        [`/${service.definition.fullName}/${definition.name}`, { service, key, definition }] as const,
    ),
  );
  return new Map(entries);
}
