import type { CallOptions } from "./call";

/** A person as SCIM has them. */
export interface ScimUser {
  readonly id: string;
  readonly userName: string;
  /** undefined: the answer did not say. */
  readonly active?: boolean | undefined;
}

/** What the provider uses of SCIM: finding people, and the soft disable with its undoing. */
export declare function createScim(options: import("./client").ClientOptions): Scim;

export interface Scim {
  list(call: CallOptions): Promise<readonly ScimUser[]>;
  /** By userName, without case. */
  find(userName: string, call: CallOptions): Promise<ScimUser | undefined>;
  get(id: string, call: CallOptions): Promise<ScimUser | undefined>;
  setActive(id: string, active: boolean, call: CallOptions): Promise<void>;
  close(): Promise<void>;
}
