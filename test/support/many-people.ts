import type { ManagedPerson } from "../../src/access/facts/managed";
import type { PersonStatus, RosterMembership, RosterPerson } from "../../src/access/facts/person";
import type { Roster } from "../../src/access/facts/roster";
import type { MatrixDrift, MatrixInput } from "../../src/access/matrix/model/input";

const TAKEN_AT = "2026-03-01T06:30:00Z";
const DAY_MS = 24 * 60 * 60_000;
const FIRST_NAMES = ["Ada", "Grace", "Zoë", "Mei", "Łukasz", "Noor", "Sam", "Ines"];
const ROLES = [
  "admin",
  "operator",
  "viewer",
  "viewer",
  "patch-operator",
  "helpdesk-operator",
  "billing-admin",
];

/** mulberry32: the same people in every run, from one number. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const daysAgo = (days: number): string => new Date(Date.parse(TAKEN_AT) - days * DAY_MS).toISOString();

/**
 * A roster with everything that happens to people: pending, disabled, in several organizations, global, without a second factor,
 * half of them in code; and the drift that follows from it.
 */
export function manyPeople({
  people,
  organizations,
  seed = 1,
}: {
  people: number;
  organizations: number;
  seed?: number;
}) {
  const below = numbers(seed);
  const orgs = Array.from({ length: organizations }, (_, index) => 101 + index);
  const all = Array.from({ length: people }, (_, index) => person(index, orgs, below));
  const managed = all.flatMap((each) =>
    each.memberships.filter(() => below(20) > 0).map((membership) => recorded(each, membership, below)),
  );
  const roster: Roster = {
    takenAt: TAKEN_AT,
    contract: "account",
    accountId: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10",
    keyOwner: all[0]?.email ?? null,
    organizations: orgs.map((org) => ({ org, zone: null, name: `Branch ${org}` })),
    people: all,
    completeness: { status: "complete", scanned: organizations, total: organizations, problems: [] },
  };
  const input: MatrixInput = {
    roster,
    managed,
    drift: driftOf(roster, managed),
    ignored: [],
    guards: [],
    meta: { toolVersion: "1.2.3", accountName: "Example", redact: "none", staleAfterDays: 14 },
  };
  return input;
}

function statusOf(index: number, below: (limit: number) => number): PersonStatus {
  if (index > 0 && below(12) === 0) return "pending";
  return below(40) === 0 ? "disabled" : "active";
}

function twoFactorOf(below: (limit: number) => number): RosterPerson["twoFactor"] {
  if (below(8) === 0) return "off";
  return below(10) === 0 ? "unknown" : "on";
}

function person(index: number, orgs: readonly number[], below: (limit: number) => number): RosterPerson {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? "Ada";
  const status = statusOf(index, below);
  const twoFactor = twoFactorOf(below);
  const createdAt = daysAgo(status === "pending" ? below(40) : 100 + below(900));
  const count = 1 + below(Math.min(12, orgs.length));
  const chosen = [...new Set(Array.from({ length: count }, () => orgs[below(orgs.length)] ?? 101))];
  const memberships = chosen
    .sort((a, b) => a - b)
    .map((org) => ({ org, role: ROLES[below(ROLES.length)] ?? "viewer", status, createdAt }));
  return {
    userId: 1000 + index,
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    email: `${first.normalize("NFD").replace(/[^a-z]/gi, "")}.${index}@example.com`.toLowerCase(),
    firstName: first,
    lastName: `Person ${index}`,
    status,
    accountRole: index % 97 === 0 ? "global-admin" : "no-global-access",
    twoFactor,
    twoFactorMethod: twoFactor === "on" ? "email" : null,
    createdAt,
    updatedAt: createdAt,
    memberships,
  };
}

function recorded(
  person: RosterPerson,
  membership: RosterMembership,
  below: (limit: number) => number,
): ManagedPerson {
  const { email, firstName, lastName, userId, uuid, createdAt } = person;
  const key = email.replace(/[^a-z0-9]+/g, "_");
  return {
    address: `automox_org_membership.${key}_${membership.org}`,
    constructPath: `access/org-${membership.org}/${key}/membership`,
    stack: null,
    type: "automox_org_membership",
    index: null,
    org: membership.org,
    email,
    firstName,
    lastName,
    role: below(25) === 0 ? "read-only" : membership.role,
    accountRole: null,
    zoneRoles: {},
    twoFactor: null,
    active: null,
    prefs: null,
    status: membership.status,
    stale: false,
    userId,
    uuid,
    createdAt,
    onDestroy: null,
    onDestroyApiKeys: null,
  };
}

function driftOf({ people }: Roster, managed: readonly ManagedPerson[]): readonly MatrixDrift[] {
  return people.flatMap(({ email, userId, uuid, status, memberships }) =>
    memberships.flatMap(({ org, role }): MatrixDrift[] => {
      const found = managed.find((each) => each.org === org && each.email === email);
      const about = { org, constructPath: null, person: { email, userId, uuid, status }, personal: [] };
      if (!found)
        return [
          {
            ...about,
            kind: role === "admin" ? "unmanaged_admin" : "unmanaged_user",
            severity: role === "admin" ? "critical" : "high",
            sentence: [{ value: email }, " is in ", { value: String(org) }, ", and no resource knows them"],
            actor: null,
            actions: [
              {
                label: "Adopt",
                form: "code",
                text: `import {\n  to = automox_user.x\n  id = "${org}/${email}"\n}`,
              },
            ],
          },
        ];
      if (found.role === role) return [];
      return [
        {
          ...about,
          kind: "role_raised",
          severity: "high",
          sentence: [{ value: email }, " has another role than ", { value: String(found.role) }],
          actor: { email: "console.admin@example.com", at: "2026-02-27T16:05:00Z", eventId: "1" },
          actions: [
            { label: "Accept", form: "code", text: `role = "${role}"` },
            { label: "Revert", form: "command", text: `terraform apply -target='${found.address}'` },
          ],
        },
      ];
    }),
  );
}
