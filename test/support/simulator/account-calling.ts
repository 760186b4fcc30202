import type { Simulator } from "../../../src/simulator/start";
import { DEFAULT_API_KEY, type Seed } from "../../../src/simulator/world/seed";
import { ACME, type Answer, call, type Extra } from "./calling";

export const LABS = 67890;
export const ZONE = "11111111-1111-4111-8111-111111111111";
export const LABS_ZONE = "22222222-2222-4222-8222-222222222222";
export const ACCOUNT = "0b4bb1c5-6a2f-4f0e-9b59-6d2d3c1c7d10";
/** A UUID that nobody has. */
export const NOBODY = "99999999-9999-4999-8999-999999999999";

/** Two zones; Alice is global administrator in the first, Oscar operates both, Vera views the first. */
export const TWO_ZONES = {
  organizations: [
    { id: ACME, name: "Acme Corp", uuid: ZONE },
    { id: LABS, name: "Acme Labs", uuid: LABS_ZONE },
  ],
  users: [
    { id: 101, email: "alice@example.com", firstname: "Alice", role: "admin", accountRole: "global-admin" },
    { id: 102, email: "oscar@example.com", firstname: "Oscar", lastname: "Op", role: "operator", org: ACME },
    { id: 102, email: "oscar@example.com", role: "admin", org: LABS },
    { id: 103, email: "vera@example.com", firstname: "Vera", role: "viewer", org: ACME },
  ],
  keys: [
    { key: DEFAULT_API_KEY, userId: 101 },
    { key: "key-of-oscar", userId: 102 },
    { key: "key-of-alice-for-acme", userId: 101, org: ACME },
  ],
} satisfies Seed;

/** `account(simulator, "GET /zones")` below the account's address. */
export function account(simulator: Simulator, line: string, extra: Extra = {}): Promise<Answer> {
  const [method, path = ""] = line.split(" ");
  return call(simulator, `${method} /accounts/${ACCOUNT}${path}`, extra);
}

export const assigned = (zone: string, role: string) => ({ zone_id: zone, rbac_role: role });

/** The body that invites Bob to the first zone as operator, unless told otherwise. */
export const invitation = (changes: Record<string, unknown> = {}) => ({
  body: {
    email: "bob@example.com",
    account_rbac_role: "no-global-access",
    zone_assignments: [assigned(ZONE, "zone-operator")],
    ...changes,
  },
});

export const uuidOf = ({ control }: Simulator, who: string | number): string => control.person({ who }).uuid;
