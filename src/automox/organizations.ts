import type { CallOptions } from "./call";
import type { Organization } from "./organization";

export interface Organizations {
  /** Every organization the key can see; usually one request. Works with any valid key. */
  list(call: CallOptions): Promise<readonly Organization[]>;
}

export function createOrganizations(): Organizations {
  return { list: () => Promise.reject(new Error("not built yet")) };
}
