import { AutomoxError } from "../../automox/transport/errors";
import type { Finding } from "../../framework/diagnostics";
import type { Target } from "../person/member";
import type { Person } from "../person/person";
import type { Place } from "../run/place";
import { elsewhere } from "./elsewhere";

/**
 * Somebody disabled whom no list shows, but SCIM does: inviting them would be refused, or make them anew. undefined
 * for everybody else, and where SCIM is not configured. Costs one SCIM listing a run.
 */
export async function outOfSight(at: Place, email: string): Promise<Person | undefined> {
  const { run, calling } = at;
  const known = await run.scimRoster?.byEmail(email, calling);
  if (known?.active !== false || (await isElsewhere(at, email))) return undefined;
  return { email, status: "disabled", isOutOfSight: true };
}

/**
 * SCIM has one `active` for all organizations, and somebody may be inactive only until they accept an invitation to
 * another one.
 */
const isElsewhere = async (at: Place, email: string): Promise<boolean> =>
  (await elsewhere(at, email, ({ status }) => status !== "disabled")) !== undefined;

/** The same for a plan, which goes on without SCIM; the apply of that person then asks once more. */
export async function outOfSightAhead(at: Place, email: string): Promise<Person | undefined> {
  try {
    return await outOfSight(at, email);
  } catch (error) {
    if (!(error instanceof AutomoxError) || error.kind === "cancelled") throw error;
    if (at.run.workload.once("scim not asked")) at.warn(notAsked(error));
    return undefined;
  }
}

const notAsked = ({ method, path, reason }: AutomoxError): Finding => ({
  code: "scim/not-asked",
  summary: "The provider could not look for disabled accounts",
  detail:
    `${method} ${path}: ${reason}. Lists may leave out a disabled account, and SCIM would show it. Before it ` +
    "invites, the apply asks SCIM again, and fails if SCIM still does not answer. Without `scim` in the provider " +
    "block (AUTOMOX_SCIM_TOKEN) the provider does not ask.",
});

/** Nothing but enabling them brings such a person into sight, so nothing else can be done about them before. */
export const refuseOutOfSight = ({ email, org }: Target): Finding => ({
  code: "user/exists-otherwise",
  summary: `Cannot invite ${email}: already in Automox, but not as configured`,
  detail:
    `  The account is disabled.\n\nSCIM shows it, and the list of organization ${org} leaves it out, so an import ` +
    "would find nobody. Nothing was changed and nobody was mailed. To enable the account and manage it from here, " +
    'write both on the automox_user:\n\n  on_existing = "adopt"\n  active      = true\n\nor enable it in the ' +
    "identity provider first; on_existing then decides about whoever is listed. To destroy other things first, use " +
    "-refresh=false.",
  path: [{ attribute: "email" }],
});
