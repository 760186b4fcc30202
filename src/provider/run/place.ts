import type { Call } from "../../framework/call";
import type { Calling } from "../calls/calling";
import type { Organization } from "./organization";
import type { Run } from "./run";

/** An operation on one person: its organization, the run it belongs to, its caller's signal and warnings. */
export interface Place extends Pick<Call<unknown>, "warn"> {
  readonly run: Run;
  readonly calling: Calling;
  readonly org: number;
  readonly organization: Organization;
}

/** The same operation in another organization. */
export const placeIn = (
  { run, warn, calling }: Pick<Place, "run" | "warn" | "calling">,
  org: number,
): Place => ({
  run,
  warn,
  calling,
  org,
  organization: run.organization(org),
});
