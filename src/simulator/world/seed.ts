import { randomUUID } from "node:crypto";
import { checkFields } from "../knobs/known-fields";
import { isoSeconds } from "./clock";
import { GLOBAL_ADMIN, NO_GLOBAL_ACCESS, storedRole } from "./role-words";
import {
  addMembership,
  addPerson,
  findAllByEmail,
  findOrganization,
  foldEmail,
  membershipOf,
  type Person,
  type State,
} from "./store";

/** Who is there when the simulator starts. Everything left out is filled in. */
export interface Seed {
  /** Default {@link DEFAULT_ACCOUNT}. */
  readonly account?: { readonly id?: string; readonly name?: string };
  readonly organizations?: readonly SeedOrganization[];
  readonly users?: readonly SeedUser[];
  readonly keys?: readonly SeedKey[];
  /** Default one token for the whole account. */
  readonly scimTokens?: readonly SeedScimToken[];
}

interface SeedOrganization {
  readonly id: number;
  readonly name: string;
  /** Default "business". */
  readonly plan?: string;
  /** Also the id of its zone; default a random one. */
  readonly uuid?: string;
  /** Default false. */
  readonly requires2fa?: boolean;
}

/** The same e-mail in several organizations is one person, whose first entry's names count, unless the ids differ. */
export interface SeedUser {
  readonly id?: number;
  /** The id in the account contract and in SCIM; default a random one. */
  readonly uuid?: string;
  readonly email: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly role: string;
  /** Default "active". */
  readonly status?: "pending" | "active" | "disabled";
  /** Organization id; default the first organization. */
  readonly org?: number;
  readonly prefs?: Record<string, unknown>;
  /** Default "no-global-access". Only keys of a "global-admin" may use the account contract. */
  readonly accountRole?: string;
  /** Default null: none. */
  readonly twoFactor?: string | null;
  /** RFC 3339; default the moment of the start. Also the date of the invitation of somebody pending. */
  readonly createdAt?: string;
}

export interface SeedKey {
  readonly key: string;
  readonly userEmail?: string;
  readonly userId?: number;
  /** Limits the key to one organization; without it the key reaches every organization of its owner. */
  readonly org?: number;
  /** As the list of keys shows it; default its id, "key-1" and so on. */
  readonly name?: string;
  /** Default true. */
  readonly enabled?: boolean;
  /** RFC 3339; default the moment of the start. */
  readonly createdAt?: string;
  /** RFC 3339; default never. */
  readonly expiresAt?: string | null;
}

/** As made under Settings > SCIM. Never the text of an API key. */
export interface SeedScimToken {
  readonly token: string;
  /** Limits the token to one organization; without it SCIM knows the whole account. */
  readonly org?: number;
}

/** The key of the default administrator. */
export const DEFAULT_API_KEY = "automox-simulator-key";

export const DEFAULT_SCIM_TOKEN = "automox-simulator-scim-token";

export const DEFAULT_ACCOUNT = {
  id: "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10",
  name: "Simulated account",
} as const;

/** The names of the documented examples, so that those can be replayed on a fresh simulator. */
const DEFAULT_SEED = {
  organizations: [{ id: 12345, name: "Acme Corp", plan: "business" }],
  users: [
    {
      id: 101,
      email: "alice@example.com",
      firstname: "Alice",
      lastname: "Smith",
      role: "admin",
      accountRole: GLOBAL_ADMIN,
      org: 12345,
    },
  ],
  keys: [{ key: DEFAULT_API_KEY, userEmail: "alice@example.com" }],
} as const satisfies Seed;

/** The first invitation of a fresh simulator gets this id, as in the documented example. */
const FIRST_INVITED_ID = 202;

/** Seeds without users or organizations use the default ones; keys default to one for the first active administrator. */
export function stateFromSeed(seed: Seed, nowMs: number): State {
  checkFields("the seed", seed, ["account", "organizations", "users", "keys", "scimTokens"]);
  const organizations = seed.organizations ?? DEFAULT_SEED.organizations;
  const state: State = {
    account: { ...DEFAULT_ACCOUNT, ...seed.account },
    organizations: organizations.map((organization) => ({
      plan: "business",
      requires2fa: false,
      uuid: randomUUID(),
      ...organization,
    })),
    people: [],
    former: [],
    invitations: [],
    events: [],
    nextUserId: 102,
  };
  // Ten thousand people are seeded in no time only if nobody is searched for.
  const byEmail = new Map<string, Person[]>();
  for (const user of seed.users ?? DEFAULT_SEED.users) {
    checkSeedUser(user);
    const address = foldEmail(user.email);
    const sameAddress = byEmail.get(address) ?? [];
    const person = place(state, user, { now: isoSeconds(nowMs), sameAddress });
    if (!sameAddress.includes(person)) byEmail.set(address, [...sameAddress, person]);
  }
  state.nextUserId = Math.max(state.nextUserId, FIRST_INVITED_ID);
  return state;
}

const USER_FIELDS = [
  "id",
  "uuid",
  "email",
  "firstname",
  "lastname",
  "role",
  "status",
  "org",
  "prefs",
  "createdAt",
  "accountRole",
  "twoFactor",
] satisfies (keyof SeedUser)[];

function checkSeedUser(user: SeedUser): void {
  checkFields("a user", user, USER_FIELDS);
  for (const name of ["email", "role"] as const)
    if (typeof user[name] !== "string")
      throw new Error(`Expected a user to have \`${name}\`, got ${JSON.stringify(user)}.`);
}

/** Adds one person, or one more organization of a known person. Throws on an unknown organization and on a duplicate. */
export function addSeedUser(state: State, user: SeedUser, now: string): Person {
  checkSeedUser(user);
  return place(state, user, { now, sameAddress: findAllByEmail(state, user.email) });
}

interface Surroundings {
  readonly now: string;
  readonly sameAddress: readonly Person[];
}

function place(state: State, user: SeedUser, { now, sameAddress }: Surroundings): Person {
  const org = user.org ?? state.organizations[0]?.id;
  if (org === undefined || !findOrganization(state, org))
    throw new Error(`No organization ${org} for ${user.email}.`);
  if (sameAddress.some((person) => membershipOf(person, org)))
    throw new Error(`${user.email} is already in organization ${org}.`);
  const createdAt = user.createdAt ?? now;
  const status = user.status ?? "active";
  const invitedAt = status === "pending" ? createdAt : null;
  const membership = { org, role: storedRole(user.role), status, createdAt, invitedAt, expired: false };
  const known = sameAddress.find(({ id }) => user.id === undefined || user.id === id);
  if (known) {
    addMembership(known, membership);
    // Facts of the person and not of the membership: any entry may tell them.
    if (user.accountRole !== undefined) known.accountRole = user.accountRole;
    if (user.twoFactor !== undefined) known.twoFactor = user.twoFactor;
    return known;
  }
  return addPerson(state, {
    ...(user.id === undefined ? {} : { id: user.id }),
    ...(user.uuid === undefined ? {} : { uuid: user.uuid }),
    email: user.email,
    firstname: user.firstname ?? "",
    lastname: user.lastname ?? "",
    prefs: { ...user.prefs },
    twoFactor: user.twoFactor ?? null,
    accountRole: user.accountRole ?? NO_GLOBAL_ACCESS,
    createdAt,
    memberships: [membership],
  });
}

/** The SCIM tokens of a seed; without any, the default one. */
export function scimTokensOf(seed: Seed): readonly SeedScimToken[] {
  return seed.scimTokens ?? [{ token: DEFAULT_SCIM_TOKEN }];
}

/** The keys of a seed; without any, the default key for the first administrator. */
export function keysOf(seed: Seed, state: State): readonly SeedKey[] {
  if (seed.keys) return seed.keys;
  const admin = state.people.find((person) =>
    person.memberships.some((membership) => membership.role === "admin" && membership.status === "active"),
  );
  return admin ? [{ key: DEFAULT_API_KEY, userId: admin.id }] : [];
}
