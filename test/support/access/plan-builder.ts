// Plans as `terraform show -json` prints them, for unit tests.

import type { Roster } from "../../../src/access/facts/roster";
import type { Plan } from "../../../src/access/model/plan";
import { readPlan } from "../../../src/access/terraform/read-plan";

export const ORG = 12345;

export type Json = Readonly<Record<string, unknown>>;

/** Attributes of somebody active in the organization. */
export const ada = (more: Json = {}): Json => ({
  id: `${ORG}/ada@example.com`,
  org_id: ORG,
  email: "ada@example.com",
  first_name: "Ada",
  last_name: "Example",
  role: "viewer",
  status: "active",
  stale: false,
  invitations_sent: 1,
  user_id: 300,
  uuid: null,
  ...more,
});

export interface Change {
  readonly address?: string;
  readonly type?: string;
  readonly actions: readonly string[];
  readonly before?: Json | null;
  readonly after?: Json | null;
  readonly unknown?: Json;
  /** Members beside `change`, `action_reason` for example. */
  readonly more?: Json;
  /** Members of `change`, `importing` for example. */
  readonly inner?: Json;
}

export function resourceChange(given: Change): Json {
  const {
    type = "automox_user",
    address = `${type}.ada`,
    actions,
    before = null,
    after = null,
    unknown = {},
  } = given;
  return {
    address,
    mode: "managed",
    type,
    name: address.split(".").at(-1)?.replace(/\[.*/, ""),
    provider_name: "registry.terraform.io/automox-iac/automox",
    change: {
      actions,
      before,
      after,
      after_unknown: unknown,
      before_sensitive: before ? {} : false,
      after_sensitive: after ? {} : false,
      ...given.inner,
    },
    ...given.more,
  };
}

export const planJson = (changes: readonly Change[], more: Json = {}): Json => ({
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  resource_changes: changes.map(resourceChange),
  configuration: {},
  timestamp: "2026-03-01T11:00:00Z",
  applyable: true,
  complete: true,
  errored: false,
  ...more,
});

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, "utf8");
}

export const plan = (
  changes: readonly Change[],
  more: Json = {},
  stack: string | null = null,
): Promise<Plan> => readPlan(bytesOf(JSON.stringify(planJson(changes, more))), { stack });

export const create = (attributes: Json = {}, more: Partial<Change> = {}): Change => ({
  actions: ["create"],
  after: ada({ status: undefined, user_id: undefined, ...attributes }),
  unknown: { status: true, user_id: true },
  ...more,
});

export const update = (before: Json, after: Json, more: Partial<Change> = {}): Change => ({
  actions: ["update"],
  before: ada(before),
  after: ada({ ...before, ...after }),
  ...more,
});

export const remove = (attributes: Json = {}, more: Partial<Change> = {}): Change => ({
  actions: ["delete"],
  before: ada(attributes),
  more: { action_reason: "delete_because_no_resource_config" },
  ...more,
});

export const unchanged = (attributes: Json = {}, more: Partial<Change> = {}): Change => ({
  actions: ["no-op"],
  before: ada(attributes),
  after: ada(attributes),
  ...more,
});

/** Somebody else at another address. */
export const as = (name: string): { address: string; attributes: Json } => ({
  address: `automox_user.${name}`,
  attributes: { email: `${name}@example.com`, id: `${ORG}/${name}@example.com` },
});

export type RosterEntry = readonly [name: string, role: string, status?: "active" | "pending" | "disabled"];

export const rosterOf = (entries: readonly RosterEntry[], more: Partial<Roster> = {}): Roster => ({
  takenAt: "2026-03-01T12:00:00.000Z",
  contract: "organization",
  accountId: null,
  keyOwner: null,
  organizations: [{ org: ORG, zone: null, name: null }],
  people: entries.map(([name, role, status = "active"], at) => ({
    userId: 100 + at,
    uuid: null,
    email: `${name}@example.com`,
    firstName: name,
    lastName: "Example",
    status,
    accountRole: null,
    twoFactor: "unknown",
    twoFactorMethod: null,
    createdAt: null,
    updatedAt: null,
    memberships: [{ org: ORG, role, status, createdAt: null }],
  })),
  completeness: { status: "complete", scanned: 1, total: 1, problems: [] },
  ...more,
});
