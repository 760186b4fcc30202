import { leftOut } from "../../automox/people-list";
import type { Finding } from "../../framework/diagnostics";
import type { Snapshot } from "./snapshot";

/** What a data source says of rows without an address, which it cannot show; undefined where there are none. */
export function leftOutOf(org: number, snapshot: Snapshot): Finding | undefined {
  const rows = leftOut(snapshot);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    code: "roster/left-out",
    summary: "Automox lists rows that describe no person",
    detail:
      `The provider leaves out ${rows.length} of ${snapshot.rows} rows of organization ${org} (${first.reason}), and ` +
      "reports everybody else. Look under Settings > Users in the console for somebody without an address.",
  };
}
