import type { Knobs } from "../knobs/knobs";
import { SECRET_MARKER } from "../operations/user-view";
import { slugOf, titleOf } from "../world/role-words";
import type { Membership, Organization, Person, Standing, State } from "../world/store";
import { accountStatus } from "./account-status";

type View = Record<string, unknown>;

interface Surroundings {
  readonly state: State;
  readonly knobs: Knobs;
}

/** Zones have no date of their own here; before everything that a simulator's clock is set to. */
const ZONES_MADE_AT = "2020-01-01T00:00:00Z";

/** A person of the account: `id` is the UUID here and `user_id` the number. */
export function accountUserView({ knobs }: Surroundings, person: Person): View {
  return {
    id: person.uuid,
    user_id: person.id,
    ...personFields(knobs, person, accountStatus(person)),
    ...extraFields(knobs, person.id),
  };
}

/** A person in a zone: here `id` is the number and `uuid` the UUID. */
export function zoneUserView({ knobs }: Surroundings, person: Person, membership: Membership): View {
  const { status, ...fields } = personFields(knobs, person, membership.status);
  const user = { id: person.id, uuid: person.uuid, ...fields, ...extraFields(knobs, person.id) };
  const inZone = { status, ...zoneRoleField(knobs, person, membership) };
  // The row has an id of its own then.
  return knobs.zoneUserRow === "nested"
    ? { id: person.id + 1_000_000, user, ...inZone }
    : { ...user, ...inZone };
}

function zoneRoleField(knobs: Knobs, { memberships }: Person, { role }: Membership): View {
  const field = knobs.zoneUserRoleField;
  if (field === "absent") return {};
  const [slug, name] = [slugOf(role), titleOf(role)];
  const forms = {
    slug,
    name,
    slugs: [slug],
    names: [name],
    objects: [{ slug, name, type: "zone" }],
    "numbered-objects": memberships.map((each, index) => ({
      id: index + 1,
      name: titleOf(each.role),
      organization_id: each.org,
    })),
    unreadable: [{ id: 1 }],
    null: null,
  };
  return { [field]: forms[knobs.zoneUserRole] };
}

function inviterView(knobs: Knobs, person: Person): View {
  return { id: person.id, uuid: person.uuid, ...personFields(knobs, person, accountStatus(person)) };
}

function personFields(knobs: Knobs, person: Person, status: Standing["status"]): View {
  const names =
    knobs.accountNames === "first_name"
      ? { first_name: person.firstname, last_name: person.lastname }
      : { firstname: person.firstname, lastname: person.lastname };
  const off = knobs.accountTwoFactor === "word" ? "disabled" : null;
  return {
    email: person.email,
    ...names,
    status: status === "pending" ? "pending-invite" : status,
    ...accountRoleField(knobs, person.accountRole),
    is_verified: accountStatus(person) !== "pending",
    ...(knobs.accountTwoFactor === "absent" ? {} : { two_factor_authentication: person.twoFactor ?? off }),
    created_at: accountDate(person.createdAt, knobs),
  };
}

function accountRoleField({ accountRoleField }: Knobs, role: string): View {
  if (accountRoleField === "account_rbac_role") return { account_rbac_role: role };
  return { account_rbac_roles: accountRoleField === "list" ? [role] : role };
}

/** A zone with its secret, as everywhere in the published contract. */
export function zoneView({ state, knobs }: Surroundings, { id, uuid, name }: Organization): View {
  return {
    id: uuid,
    organization_id: id,
    account_id: state.account.id,
    parent_id: null,
    name,
    access_key: `${SECRET_MARKER}-access-key-${id}`,
    created_at: accountDate(ZONES_MADE_AT, knobs),
    updated_at: accountDate(ZONES_MADE_AT, knobs),
    ...extraFields(knobs, id),
  };
}

export function accountView({ state, knobs }: Surroundings): View {
  return {
    ...state.account,
    type: "normal",
    created_at: accountDate(ZONES_MADE_AT, knobs),
    updated_at: accountDate(ZONES_MADE_AT, knobs),
    ...extraFields(knobs, 0),
  };
}

export function rbacRoleView(slug: string, type: "account" | "zone"): View {
  return {
    slug,
    name: titleOf(slug),
    description: `The ${slug} of ${type === "zone" ? "a zone" : "an account"}`,
    type,
  };
}

/** One invitation as it is answered; the contract has no other way to see it. */
export interface InvitationFacts {
  readonly id: string;
  readonly accountRole: string;
  readonly inviter: Person | undefined;
  /** Undefined: not told. */
  readonly email: string | undefined;
  readonly zones: readonly { readonly zone: string; readonly role: string }[];
  readonly at: string;
}

/** Neither a user id nor a status nor an end; the zones' ids are called `id` here and `zone_id` in the request. */
export function invitationView({ state, knobs }: Surroundings, facts: InvitationFacts): View {
  const { id, accountRole, inviter, email, zones, at } = facts;
  return {
    id,
    account_id: state.account.id,
    ...accountRoleField(knobs, accountRole),
    inviter: inviter ? inviterView(knobs, inviter) : null,
    ...(email === undefined ? {} : { email }),
    zones: zones.map(({ zone, role }) => ({ id: zone, rbac_role: slugOf(role) })),
    created_at: accountDate(at, knobs),
    updated_at: accountDate(at, knobs),
  };
}

function accountDate(iso: string, { accountDates }: Knobs): string {
  return accountDates === "offset" ? iso.replace(/(\.\d+)?Z$/, "+0000") : iso;
}

function extraFields({ extraFields }: Knobs, id: number): View {
  if (extraFields === "none") return {};
  return {
    intercom_hmac: `${SECRET_MARKER}-intercom-hmac-${id}`,
    metadata: {},
    "x-unknown": { nested: [null, true, 1.5] },
  };
}
