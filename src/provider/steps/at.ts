import type { Calling } from "../calls/calling";
import type { Contract } from "../contracts/contract";
import { type Place, placeIn } from "../run/place";
import type { AutomoxCall } from "../session";

/** A place, and the contract that reads and writes people there. */
export interface At extends Place {
  readonly contract: Contract;
}

export const atOrganization = ({ api, warn }: AutomoxCall, calling: Calling, org: number): At => ({
  ...placeIn({ run: api, warn, calling }, org),
  contract: api.contractOf(org),
});
