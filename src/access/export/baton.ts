import { eachRole } from "../../automox/model/roles";
import type { RosterPerson } from "../facts/person";
import { foldRole } from "../facts/rank";
import type { Roster } from "../facts/roster";
import { exportRows } from "./profiles";

const ACCOUNT = "automox-account";

interface Grant {
  readonly principal_id: string;
  readonly resource_id: string;
  readonly entitlement_slug: string;
}

/**
 * The roster as ConductorOne's file connector reads it: organizations are resources, roles are entitlements
 * on them, memberships are grants; account-wide roles belong to a resource of their own. Only active
 * memberships are grants: who is pending or disabled has no access. Source: ConductorOne/baton-file 008b900,
 * docs/json_instructions.md.
 */
export function batonDocument(roster: Roster) {
  const people = exportRows(roster, "person").map(({ person }) => person);
  const grants = people.flatMap(grantsOf);
  const hasAccount = grants.some(({ resource_id }) => resource_id === ACCOUNT);
  return {
    users: people.map(userOf),
    resources: [
      ...(hasAccount
        ? [{ resource_type: "account", trait: "app", id: ACCOUNT, display_name: "Automox account" }]
        : []),
      ...[...roster.organizations]
        .sort((a, b) => a.org - b.org)
        .map(({ org, name }) => ({
          resource_type: "organization",
          trait: "app",
          id: resourceId(org),
          display_name: name ?? `Organization ${org}`,
        })),
    ],
    entitlements: entitlementsOf(grants),
    direct_user_grants: grants,
  };
}

const resourceId = (org: number): string => `automox-org-${org}`;

/** The number never changes; an address may. */
const principalId = ({ userId, uuid, email }: RosterPerson): string =>
  String(userId ?? uuid ?? email.toLowerCase());

const userOf = (person: RosterPerson) => ({
  id: principalId(person),
  display_name: [person.firstName, person.lastName].filter(Boolean).join(" ") || person.email,
  email: person.email,
  // A missing word would be read as enabled.
  status: person.status === "active" || person.status === "disabled" ? person.status : "inactive",
  ...(person.status === "active" ? {} : { status_details: `${person.status} in Automox` }),
  type: "human",
  // Left out means "not reported" there.
  ...(person.twoFactor === "unknown" ? {} : { mfa_enabled: person.twoFactor === "on" }),
});

function grantsOf(person: RosterPerson): readonly Grant[] {
  const principal_id = principalId(person);
  const grant = (resource_id: string) => (role: string) => ({
    principal_id,
    resource_id,
    entitlement_slug: foldRole(role),
  });
  const wide = person.status === "active" && person.accountRole ? eachRole(person.accountRole) : [];
  return [
    ...wide.filter((role) => foldRole(role) !== "no-global-access").map(grant(ACCOUNT)),
    ...[...person.memberships]
      .filter(({ status }) => status === "active")
      .sort((a, b) => a.org - b.org)
      .flatMap(({ org, role }) => (role === null ? [] : eachRole(role)).map(grant(resourceId(org)))),
  ];
}

/** Each role once a resource, in order of their names. */
function entitlementsOf(grants: readonly Grant[]) {
  const distinct = new Map(
    grants.map(({ resource_id, entitlement_slug }) => [
      JSON.stringify([resource_id, entitlement_slug]),
      { resource_id, entitlement_slug, display_name: entitlement_slug },
    ]),
  );
  return [...distinct.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entitlement]) => entitlement);
}
