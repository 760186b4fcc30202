import type { Call } from "../../framework/call";
import type { Calling } from "../calls/calling";
import type { Organization } from "./organization";
import type { Run } from "./run";

/** Where one operation on one person happens, for whom it waits, and whom it warns. */
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
