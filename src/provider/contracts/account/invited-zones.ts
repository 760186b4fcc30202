import type { User } from "../../../automox/model/person";
import type { ZoneRole } from "../../../automox/model/zone";
import { type Finding, fail } from "../../../framework/diagnostics";
import type { AccountPlace } from "./account-place";
import { askZones, isTold } from "./ask";
import { isNumbered, type NumberedZone } from "./directory";

/**
 * The further zones in which somebody pending is pending: one invitation gives them together, and Automox may refuse
 * another one while any of them stands. Where the account refuses to tell of the person, the lists of all zones do.
 */
export async function invitedZones(at: AccountPlace, person: User): Promise<ReadonlyMap<string, string>> {
  const { directory, calling, org } = at;
  const own = await directory.zoneOf(org, calling);
  const further = (await directory.zones(calling)).filter(({ id }) => id !== own.id);
  const numbered = further.filter(isNumbered);
  const asked = person.uuid === undefined ? "unknown" : await askZones(at, person.uuid);
  const held = isTold(asked) ? asked.filter(({ zone }) => zone !== own.id) : undefined;
  const nameless = held?.find(({ zone }) => !numbered.some(({ id }) => id === zone));
  if (nameless) fail(zoneUntold(person.email, nameless.name ?? nameless.zone));
  const roles = new Map<string, string>();
  for (const zone of numbered) {
    const role = await roleIn(at, person, { zone, held });
    if (role !== undefined) roles.set(String(zone.organizationId), role);
  }
  return roles;
}

/** undefined: the invitation does not give this zone. */
async function roleIn(
  { run, calling }: AccountPlace,
  { email }: User,
  { zone, held }: { readonly zone: NumberedZone; readonly held: readonly ZoneRole[] | undefined },
): Promise<string | undefined> {
  const given = held?.find(({ zone: id }) => id === zone.id);
  if (held && !given) return undefined;
  const { roster } = run.organization(zone.organizationId);
  const listed = await roster.byEmail(email, calling);
  if (listed ? listed.status !== "pending" : !given) return undefined;
  const role = given?.role ?? (listed && (await roster.withRole(listed, calling)).role);
  return role || fail(zoneUntold(email, `organization ${zone.organizationId}`));
}

const zoneUntold = (email: string, where: string): Finding => ({
  code: "invitation/role-unclear",
  summary: `Cannot invite ${email} anew: Automox does not tell what the invitation gives`,
  detail:
    `The invitation also gives ${where}, and no answer names the role there, or the organization. Withdrawing it would ` +
    "take what no new invitation could give back. The provider sent nothing. Withdraw it under Settings > Users in the console, and " +
    "invite them there.",
  path: [{ attribute: "email" }],
});
