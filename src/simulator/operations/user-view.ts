import type { Echo } from "../knobs/answer-knobs";
import type { Knobs } from "../knobs/knobs";
import { titleOf } from "../world/role-words";
import {
  findOrganization,
  type Membership,
  membershipOf,
  type Organization,
  type Person,
  type State,
} from "../world/store";

/** Every invented secret contains this text, so that a search for it finds a leak. */
export const SECRET_MARKER = "SIMULATED-SECRET";

type View = Record<string, unknown>;

/** The numbers of the roles are invented but for the first one, which was seen. */
const NUMBERED_ROLES = [
  "admin",
  "operator",
  "viewer",
  "billing-admin",
  "patch-operator",
  "helpdesk-operator",
];

/**
 * A person as the API shows them from inside an organization. `created_at` is the day they joined that organization: for
 * this contract an invitation creates a user there.
 */
export function userView(
  { state, knobs }: { state: State; knobs: Knobs },
  person: Person,
  org: number,
): View {
  const membership = membershipOf(person, org);
  const view: View = { id: person.id, email: person.email };
  addNames(view, person, knobs);
  if (knobs.userRole === "role" || knobs.userRole === "both") view.role = membership?.role;
  if (knobs.userRole === "rbac_roles" || knobs.userRole === "both")
    view.rbac_roles = person.memberships.map(rbacRole);
  if (knobs.userOrgs === "ids") view.orgs = person.memberships.map((other) => other.org);
  if (knobs.userOrgs === "objects")
    view.orgs = person.memberships.map((other) => nestedOrganization(state, other.org));
  if (knobs.userStatus !== "absent")
    view.status = membership?.status === "pending" ? knobs.userStatus : membership?.status;
  if (knobs.userDates !== "absent") {
    view.created_at = dateText(membership?.createdAt ?? person.createdAt, knobs);
    view.updated_at = dateText(person.updatedAt, knobs);
  }
  view.prefs = knobs.userPrefs === "object" ? person.prefs : prefsList(person);
  if (knobs.tfaType !== "absent")
    view.tfa_type = person.twoFactor ?? (knobs.tfaType === "word" ? "disabled" : null);
  return knobs.extraFields === "many" ? { ...extraFields(state, person), ...view } : view;
}

const EXAMPLES = {
  list: ["id", "email", "firstname", "lastname", "role", "status"],
  self: ["id", "email", "role"],
};

/** Cuts a person down to the fields of the documented example, if the knob says so. */
export function exampleFields(view: View, knobs: Knobs, example: "list" | "self"): View {
  return knobs.userFields === "all" ? view : picked(view, EXAMPLES[example]);
}

/** What a write answers with: `documented` fields of the view, or what the knob says instead. */
export function echoOf(view: View, echo: Echo, documented: readonly string[]): View | undefined {
  switch (echo) {
    case "documented":
      return picked(view, documented);
    case "everything":
      return view;
    case "id-only":
      return { id: view.id };
    case "no-body":
      return undefined;
    case "no-email": {
      const { email: _, ...others } = view;
      return others;
    }
    case "other-email":
      return { ...picked(view, documented), email: "somebody.else@example.com" };
  }
}

/** An organization as `/orgs` shows it. */
export function organizationView({ id, name, plan, uuid }: Organization, knobs: Knobs): View {
  if (knobs.extraFields === "none") return { id, name, plan };
  return {
    id,
    uuid,
    name,
    plan,
    tier: "enterprise",
    device_count: 3,
    access_key: `${SECRET_MARKER}-access-key-${id}`,
  };
}

function addNames(view: View, person: Person, knobs: Knobs): void {
  for (const name of ["firstname", "lastname"] as const) {
    const key = knobs.userNames === "firstname" ? name : name.replace("name", "_name");
    if (person[name] !== null) view[key] = person[name];
    else if (knobs.resetNames !== "absent") view[key] = knobs.resetNames === "null" ? null : "";
  }
}

function rbacRole({ org, role }: Membership): View {
  const id = NUMBERED_ROLES.indexOf(role) + 1 || 99;
  return { id, name: titleOf(role), description: `The ${role} of a zone`, organization_id: org };
}

function nestedOrganization(state: State, org: number): View {
  const { name, uuid } = findOrganization(state, org) ?? {};
  return {
    id: org,
    zone_id: uuid,
    name,
    trial_expired: false,
    access_key: `${SECRET_MARKER}-access-key-${org}`,
  };
}

function prefsList(person: Person): View[] {
  return Object.entries(person.prefs).map(([name, value]) => ({
    user_id: person.id,
    pref_name: name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}

function dateText(iso: string, knobs: Knobs): string {
  return knobs.userDates === "offset" ? iso.replace(/(\.\d+)?Z$/, "+0000") : iso;
}

function extraFields({ account }: State, person: Person): View {
  return {
    uuid: person.uuid,
    account_id: account.id,
    account_name: account.name,
    account_rbac_role: person.accountRole,
    intercom_hmac: `${SECRET_MARKER}-intercom-hmac-${person.id}`,
    features: { mo: true },
    saml_enabled: false,
    tags: [],
    metadata: {},
    server_groups: [1, 2],
    "x-unknown": { nested: [null, true, 1.5] },
  };
}

/** The documented names together with what other spellings put in their place. */
const SPELLINGS: Record<string, readonly string[]> = {
  firstname: ["first_name"],
  lastname: ["last_name"],
  role: ["rbac_roles"],
};

function picked(view: View, names: readonly string[]): View {
  const wanted = names.flatMap((name) => [name, ...(SPELLINGS[name] ?? [])]);
  return Object.fromEntries(wanted.filter((name) => name in view).map((name) => [name, view[name]]));
}
