import type { PersonType } from "../facts/managed";

/** What each attribute of ours is about, once for everything that looks at attributes. */
const ATTRIBUTES = {
  /** Gives or takes a role, or the use of all roles. */
  access: ["role", "account_role", "zone_roles", "active"],
  /** Who is meant, and who reads the mail that signs in. */
  identity: ["email", "org_id"],
  "second-factor": ["two_factor", "two_factor_reset", "two_factor_reset_to"],
  /** Names and preferences. */
  profile: ["first_name", "last_name", "prefs_json"],
  /** How the provider behaves; nothing about the person. */
  policy: [
    "on_existing",
    "on_destroy",
    "on_destroy_api_keys",
    "invitation",
    "wait_for_activation",
    "timeouts",
  ],
  /** What only Automox tells. */
  computed: [
    "id",
    "user_id",
    "uuid",
    "invitation_id",
    "status",
    "stale",
    "two_factor_method",
    "invitations_sent",
    "created_at",
  ],
} as const;

type AttributeClass = keyof typeof ATTRIBUTES;

const CLASSES: ReadonlyMap<string, AttributeClass> = new Map(
  Object.entries(ATTRIBUTES).flatMap(([kind, names]) => names.map((name) => [name, kind as AttributeClass])),
);

export const PERSON_ATTRIBUTES: readonly string[] = [...CLASSES.keys()];

/** Where the configuration leaves one of these out, it is unknown in a create, and stays what Automox has. */
export const MAY_BE_LEFT_OUT: readonly string[] = ["account_role", "first_name", "last_name"];

/** An attribute of a newer provider is said as if it were policy: it is not left out. */
export const classOf = (attribute: string): AttributeClass => CLASSES.get(attribute) ?? "policy";

/** Whose provider writes these types; another provider may have a type of the same name. */
export const isOurs = (provider: unknown): boolean =>
  typeof provider !== "string" || /(?:^|\/)automox-iac\/automox$/.test(provider);

export const isMembership = (type: PersonType): boolean => type === "automox_org_membership";
