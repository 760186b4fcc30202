import type { CallOptions, Client } from "../automox/client";
import type { Clock } from "../automox/clock";
import type { Call } from "../framework/call";
import { DefaultOrganization } from "./default-organization";
import { Workload } from "./workload";

/** What a configured provider gives its resources and data sources. */
export interface Automox {
  readonly client: Client;
  readonly clock: Clock;
  /** The organization of everything that names none. Looked up once a process if it is not configured. */
  readonly defaultOrganization: DefaultOrganization;
  readonly workload: Workload;
}

export interface AutomoxParts {
  readonly client: Client;
  readonly clock: Clock;
  /** undefined: the one that the key sees. */
  readonly organization: number | undefined;
}

export const automox = ({ client, clock, organization }: AutomoxParts): Automox => ({
  client,
  clock,
  defaultOrganization: new DefaultOrganization(client, organization),
  workload: new Workload(),
});

export type AutomoxCall = Call<Automox>;
export type Calling = Pick<CallOptions, "signal" | "waited">;
