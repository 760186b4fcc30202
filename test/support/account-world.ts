import type { ObjectValue } from "../../src/cty/value";
import type { Knobs } from "../../src/simulator/knobs/knobs";
import type { SeedUser } from "../../src/simulator/world/seed";
import type { Core } from "./core/core";
import { KEY, ORG, OWNER, startWorld, type Wanted, type World, person as withNames } from "./world";

export const EUROPE = 777;
export const ASIA = 888;
export const ZONE: Readonly<Record<number, string>> = {
  [ORG]: "00000000-0000-4000-8000-000000012345",
  [EUROPE]: "00000000-0000-4000-8000-000000000777",
  [ASIA]: "00000000-0000-4000-8000-000000000888",
};

/** Three organizations; Alice, who owns the key, administers the account. */
export const accountSeed = (...users: readonly SeedUser[]) => ({
  organizations: [
    { id: ORG, name: "Acme", uuid: ZONE[ORG] ?? "" },
    { id: EUROPE, name: "Europe", uuid: ZONE[EUROPE] ?? "" },
    { id: ASIA, name: "Asia", uuid: ZONE[ASIA] ?? "" },
  ],
  users: [
    { ...OWNER, firstname: "Alice", lastname: "Smith", role: "admin", accountRole: "global-admin" },
    ...users,
  ],
  keys: [{ key: KEY, userEmail: OWNER.email }],
});

export const accountWorld = ({
  users = [],
  knobs = {},
}: {
  users?: readonly SeedUser[];
  knobs?: Partial<Knobs>;
} = {}): Promise<World> => startWorld({ contract: "account", seed: accountSeed(...users), knobs });

/** A declared person without names: an invitation cannot carry any. */
export function nameless(key: string, { more = {}, ...wanted }: Wanted = {}) {
  return withNames(key, { ...wanted, more: { first_name: null, last_name: null, ...more } });
}

export const membership = (key: string, org: number, role = "viewer") => ({
  address: `automox_org_membership.${key}_${org}`,
  type: "automox_org_membership",
  config: { org_id: org, email: `${key}@example.com`, role },
});

export const stateOf = (core: Core, address: string): ObjectValue | undefined =>
  core.state.get(address)?.value;

/** Roles by organization, as the simulator has them. */
export const rolesOf = (world: World, email: string): Readonly<Record<number, string>> =>
  Object.fromEntries(
    world.control
      .people()
      .filter((one) => one.email === email)
      .flatMap(({ memberships }) => memberships.map(({ org, role }) => [org, role])),
  );

export const invitationsTo = (world: World, email: string) => world.control.invitations({ email });
