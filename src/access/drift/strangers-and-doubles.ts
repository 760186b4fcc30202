import { foldEmail } from "../../automox/wire/email";
import { grouped, placeKey } from "../facts/order";
import type { RosterMembership, RosterPerson } from "../facts/person";
import { isAdministrator } from "../facts/rank";
import { changesBetween } from "../model/between";
import { toManagedPerson } from "../model/person-values";
import { phrase } from "../text/phrase";
import type { Grant, Resource } from "./grants";
import type { DriftItem } from "./item";
import { makeItem } from "./make-item";
import { type Context, severityIn } from "./settings";

/**
 * Memberships that nobody asked for: of managed people a further organization, else an unmanaged
 * administrator or person.
 */
export function findUnmanaged(
  people: readonly RosterPerson[],
  resources: readonly Resource[],
  settings: Context,
): readonly DriftItem[] {
  const grants = resources.flatMap((resource) => resource.grants);
  const sightings = grants.map(({ live }) => live);
  // Managed in at least one organization.
  const known = new Set([...resources, ...sightings].map((each) => each?.person));
  // Whether or not everything about them agrees.
  const managed = new Set(sightings.map((live) => live?.membership));
  // A second record of the same address is a duplicate and not somebody unmanaged.
  const places = new Set(
    grants.flatMap(({ org, recorded, desired }) =>
      [recorded, desired].map((side) => side?.email && placeKey(org, side.email)),
    ),
  );
  return people.flatMap((person) =>
    person.memberships
      .filter((membership) => !managed.has(membership) && !places.has(placeKey(membership.org, person.email)))
      .map((membership) => unmanagedItem(person, membership, { isKnown: known.has(person), settings })),
  );
}

function unmanagedItem(
  person: RosterPerson,
  { org, role, status }: RosterMembership,
  { isKnown, settings }: { readonly isKnown: boolean; readonly settings: Context },
): DriftItem {
  const isAdmin = isAdministrator(role) || isAdministrator(person.accountRole);
  const stranger = isAdmin ? "unmanaged_admin" : "unmanaged_user";
  const as = role === null ? phrase` without a role` : phrase` as ${role}`;
  const how = status === "active" || status === "unknown" ? "" : ` (${status})`;
  const why = isKnown ? "an organization that no given stack gives them" : "and no given stack holds them";
  return makeItem(
    {
      kind: isKnown ? "zone_added" : stranger,
      severity: severityIn(changesBetween(null, asManaged(person, { org, role })), settings),
      org,
      live: person,
      to: role,
      sentence: [...phrase`${person.email} is in ${org}`, ...as, `${how}, ${why}`],
    },
    settings,
  );
}

/** As an invitation would have made them. */
const asManaged = (
  { email, accountRole }: RosterPerson,
  { org, role }: Pick<RosterMembership, "org" | "role">,
) => toManagedPerson({ org_id: org, email, role, account_role: accountRole }, NOWHERE);

const NOWHERE = { address: "", type: "automox_user", index: null, stack: null, constructPath: null } as const;

/** Those of one address in one organization, together. */
const together = <T extends { readonly org: number; readonly email: string | null }>(list: readonly T[]) => [
  ...grouped(list, ({ org, email }) => placeKey(org, email ?? "")).values(),
];

const TWICE = { kind: "duplicate_email", severity: "medium" } as const;

/** Two records of one address in one organization: single sign-on and an invitation made one each. */
export function findTwins(people: readonly RosterPerson[], settings: Context): readonly DriftItem[] {
  const records = people.flatMap((person) =>
    person.memberships.map(({ org }) => ({ org, email: person.email, person })),
  );
  return together(records).flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length < 2) return [];
    const to = same.map(({ person }) => person.userId ?? person.uuid ?? "one without a number").join(", ");
    const sentence = phrase`${foldEmail(first.email)} has ${same.length} records in ${first.org}: ${to}`;
    return [makeItem({ ...TWICE, org: first.org, live: first.person, to, sentence }, settings)];
  });
}

/**
 * One person under two addresses of the configuration, perhaps in two stacks: each would undo what the other
 * does.
 */
export function findDoubleClaims(claims: readonly Grant[], settings: Context): readonly DriftItem[] {
  return together(claims.map((grant) => ({ ...grant, email: grant.managed.email }))).flatMap((same) => {
    const [first] = same;
    const addresses = [...new Set(same.map(({ stack, managed }) => `${stack}: ${managed.address}`))].sort();
    if (first === undefined || addresses.length < 2) return [];
    const { org, managed, stack } = first;
    const from = addresses.join(", ");
    const sentence = phrase`${managed.email ?? ""} is managed ${addresses.length} times in ${org}: ${from}`;
    return [makeItem({ ...TWICE, org, managed, stack, from, sentence }, settings)];
  });
}
