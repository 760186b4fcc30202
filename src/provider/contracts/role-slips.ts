import { type RoleWords, slipOf, ZONE_ROLES } from "../../automox/model/roles";
import type { Path } from "../../framework/diagnostics";
import type { Place } from "../run/place";

interface Written {
  readonly path: Path;
  readonly documented: readonly RoleWords[];
}
const ROLE: Written = { path: [{ attribute: "role" }], documented: ZONE_ROLES };

/** Warns, once a run and word, of a word that is almost a documented one. No error: custom roles have any name. */
export function warnAboutSlip({ run, warn }: Place, word: string, { path, documented } = ROLE): void {
  const meant = slipOf(word, documented);
  if (meant === undefined || !run.workload.once(`slip ${word}`)) return;
  warn({
    code: "role/slip",
    summary: `Is the role ${JSON.stringify(word)} meant to be ${JSON.stringify(meant)}?`,
    detail:
      `No page of Automox has a role ${JSON.stringify(word)}. Custom roles have any name, so it is sent as ` +
      `written. For the documented role write ${JSON.stringify(meant)}.`,
    path,
  });
}
