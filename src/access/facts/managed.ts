import type { PersonStatus } from "./person";

/** The two resource types that stand for a person. */
export const PERSON_TYPES = ["automox_user", "automox_org_membership"] as const;

export type PersonType = (typeof PERSON_TYPES)[number];

export const isPersonType = (type: unknown): type is PersonType => PERSON_TYPES.some((each) => each === type);

/**
 * A person in an organization as one resource instance records or plans them. Null: absent, or not known
 * before apply.
 */
export interface ManagedPerson {
  readonly address: string;
  /** Path of the CDKTF construct behind the resource, where `cdk.tf.json` told it. */
  readonly constructPath: string | null;
  /** Name of the stack or the file the resource was read from; null where there is only one. */
  readonly stack: string | null;
  readonly type: PersonType;
  /** Key of `for_each` (text) or place under `count` (number). */
  readonly index: string | number | null;
  readonly org: number | null;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly role: string | null;
  readonly accountRole: string | null;
  /** Organization number or zone UUID to role. */
  readonly zoneRoles: Readonly<Record<string, string>>;
  /** `enabled` where the second factor is asked for. */
  readonly twoFactor: string | null;
  /** What is asked for, not what is. */
  readonly active: boolean | null;
  /** JSON. */
  readonly prefs: string | null;
  readonly status: PersonStatus | null;
  readonly stale: boolean;
  readonly userId: number | null;
  readonly uuid: string | null;
  /** RFC 3339 in UTC. */
  readonly createdAt: string | null;
  readonly onDestroy: string | null;
  readonly onDestroyApiKeys: string | null;
}
