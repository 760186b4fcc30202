// The two write contracts as tests see them. What one test or operation does otherwise in one of them is in differences.ts.

import type { Knobs } from "../../src/simulator/knobs/knobs";
import type { Control } from "../../src/simulator/server/control";
import type { Seed } from "../../src/simulator/world/seed";
import type { Person } from "../../src/simulator/world/store";
import type { Plain } from "./core/values";
import { ORG, OWNER, startWorld, type World, type WorldOptions } from "./world";

export type ContractName = "organization" | "account";

/** Requests by what they are for, as "METHOD /path". */
export interface Requests {
  invite(): string;
  /** Names and address. */
  rename(person: Person): string;
  changeRole(person: Person): string;
  remove(person: Person): string;
}

/** The simulator's names of operations. */
interface Operations {
  readonly invite: string;
  readonly list: string;
  readonly rename: string;
  readonly changeRole: string;
  readonly remove: string;
}

export interface Contract {
  readonly name: ContractName;
  /** The provider block says this beside key, address and organization. */
  readonly block: Plain;
  readonly knobs: Partial<Knobs>;
  readonly operations: Operations;
  /** Path of the first read of one person after a run. */
  readonly readOne: string;
  requests(simulator: Zoned): Requests;
  /** The `uuid` of a state: only the account contract tells one. */
  uuid(person: Person): string | null;
  /** A role as this contract's answers have it: "zone-admin" for admin. */
  role(word: "admin" | "operator" | "viewer"): string;
  /** From now on the key's owner is no administrator of the organization; the key still works. */
  stepDown(control: Control): void;
  /** As the contract needs it; without a seed the simulator's own is right for both. */
  seed(seed: Seed): Seed;
}

interface Zoned {
  readonly accountId: string;
  /** UUID of the organization's zone. */
  readonly zone: string;
}

const organization: Contract = {
  name: "organization",
  block: {},
  knobs: {},
  operations: {
    invite: "invite-user",
    list: "list-users",
    rename: "update-user",
    changeRole: "update-user",
    remove: "remove-user",
  },
  readOne: "/users/\\d+$",
  requests: () => ({
    invite: () => "POST /users",
    rename: ({ id }) => `PUT /users/${id}`,
    changeRole: ({ id }) => `PUT /users/${id}`,
    remove: ({ id }) => `DELETE /users/${id}`,
  }),
  uuid: () => null,
  role: (word) => word,
  stepDown: (control) => void control.edit({ who: OWNER.email, org: ORG, set: { role: "viewer" } }),
  seed: (seed) => seed,
};

/**
 * Nothing is published that changes a role. So that a change of a role is the same story in both contracts, the provider is told the
 * undocumented call, and the simulator knows it; the other two settings have tests of their own.
 */
const ROLE_CALL = { method: "PUT", path: "/accounts/{account}/users/{user}" } as const;

const account: Contract = {
  name: "account",
  block: { account: { role_change: "undocumented", role_change_request: ROLE_CALL } },
  knobs: { roleChange: ROLE_CALL },
  operations: {
    invite: "invite-to-account",
    list: "list-zone-users",
    rename: "patch-user",
    changeRole: "change-roles",
    remove: "remove-zone-user",
  },
  // Nobody is read alone: the zone's list has role and status together.
  readOne: "/zones/[^/]+/users$",
  requests: ({ accountId, zone }) => ({
    invite: () => `POST /accounts/${accountId}/invitations`,
    rename: ({ id }) => `PATCH /users/${id}`,
    changeRole: ({ uuid }) => `PUT /accounts/${accountId}/users/${uuid}`,
    remove: ({ uuid }) => `DELETE /accounts/${accountId}/zones/${zone}/users/${uuid}`,
  }),
  uuid: ({ uuid }) => uuid,
  role: (word) => ({ admin: "zone-admin", operator: "zone-operator", viewer: "read-only" })[word],
  // A global administrator is one in every zone that has them, whatever their role there.
  stepDown: (control) => control.removeByHand({ who: OWNER.email, org: ORG }),
  // Only a global administrator's key may use it.
  seed: (seed) => ({
    ...seed,
    ...(seed.users
      ? {
          users: seed.users.map((user) =>
            user.email === OWNER.email ? { ...user, accountRole: "global-admin" } : user,
          ),
        }
      : {}),
  }),
};

export const CONTRACTS = { organization, account } as const;

/** Whoever accepts fills in the names that an invitation of the account contract could not carry. */
export function namesFilledIn(control: Control, namesOf: (key: string) => Names): Control {
  return {
    ...control,
    accept: (whom) => {
      const { email, firstname, lastname } = control.person(whom);
      const isNameless = firstname === "" && lastname === "";
      return control.accept({ ...whom, ...(isNameless ? namesOf(email.split("@")[0] ?? "") : {}) });
    },
  };
}

interface Names {
  readonly firstname: string;
  readonly lastname: string;
}

/** A world of one contract. Whoever accepts is called as `person` of world.ts says. */
export async function contractWorld(
  contract: Contract,
  { seed, knobs = {}, block = {} }: Omit<WorldOptions, "contract"> = {},
): Promise<World> {
  const world = await startWorld({
    contract: contract.name,
    knobs: { ...contract.knobs, ...knobs },
    block: { ...contract.block, ...block },
    ...(seed ? { seed: contract.seed(seed) } : {}),
  });
  const control = namesFilledIn(world.control, (key) => ({ firstname: key, lastname: "Example" }));
  return { ...world, control };
}
