import type { Calling } from "../calls/calling";
import type { Automox, AutomoxCall } from "../session";
import type { Organization } from "./organization";

/** One operation on one person: where, for whom it waits, and what it may use. */
export interface Doing {
  readonly api: Automox;
  readonly call: AutomoxCall;
  readonly calling: Calling;
  readonly org: number;
  readonly organization: Organization;
}

export const doing = (call: AutomoxCall, calling: Calling, org: number): Doing => ({
  api: call.api,
  call,
  calling,
  org,
  organization: call.api.organization(org),
});
