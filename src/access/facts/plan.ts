import type { ManagedPerson, PersonType } from "./managed";

/** Attribute values of a resource by name, as Terraform prints them. */
export type Values = Readonly<Record<string, unknown>>;

/** A plan, reduced to people. */
export interface Plan {
  /** Name of the stack or file; null where there is only one. */
  readonly stack: string | null;
  readonly formatVersion: string;
  readonly terraformVersion: string | null;
  /** When the plan was made, RFC 3339. */
  readonly timestamp: string | null;
  /** False only where Terraform says so: absent from plans before Terraform 1.8. */
  readonly complete: boolean;
  readonly errored: boolean;
  /** Everything is to be deleted and no deletion has a reason: Terraform does not record the mode itself. */
  readonly destroysAll: boolean;
  /** Every person of configuration and state, unchanged ones too; by address. */
  readonly changes: readonly PersonChange[];
  /** What was found changed outside of Terraform: `before` is the state's, `after` what the refresh saw. */
  readonly drift: readonly PersonChange[];
  readonly checks: readonly FailedCheck[];
  /** Managed resources of other types that would change. */
  readonly otherChanges: number;
  /** `base_url` as provider blocks write it that leave the key to the environment; null: the plan does not tell. */
  readonly apiAddresses: readonly (string | null)[];
}

export type Action = "no-op" | "create" | "read" | "update" | "delete" | "forget";

export interface PersonChange {
  readonly address: string;
  readonly type: PersonType;
  readonly previousAddress: string | null;
  readonly constructPath: string | null;
  readonly deposed: boolean;
  /** In order: a replacement is delete and create, or create and delete. */
  readonly actions: readonly Action[];
  /** Why, in Terraform's word, such as `replace_because_tainted`. */
  readonly reason: string | null;
  readonly before: ManagedPerson | null;
  readonly after: ManagedPerson | null;
  /** Attributes as printed; null where the change is none, to save memory. */
  readonly values: { readonly before: Values; readonly after: Values } | null;
  /** Names of attributes that are known only after apply. */
  readonly unknown: readonly string[];
  /** Names of attributes the configuration marks as sensitive: not to be printed. */
  readonly sensitive: readonly string[];
  /** Names of the attributes that force a replacement. */
  readonly replacedFor: readonly string[];
  /** The id of an import, `""` where it is not known yet; null: no import. */
  readonly importing: string | null;
}

/** A `check` block only warns; a failed precondition has made the plan fail already. */
export interface FailedCheck {
  readonly kind: string;
  readonly address: string;
  readonly status: "fail" | "error" | "unknown";
  readonly problems: readonly string[];
}
