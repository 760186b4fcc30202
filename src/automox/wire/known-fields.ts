/**
 * Every field that a document or a recorded answer mentions, with the types seen there. For telling what is new in an answer, not for reading it: most
 * of these are dropped. Sources: the organization contract; console API of 2025-01-27; audit trail 1.1.0; recordings of 2022-05-10 and 2026-06-05.
 */
export interface KnownFields {
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldShape>>;
}

interface FieldShape {
  readonly is: readonly Shape[];
  /** Of the object, or of the objects in the list. */
  readonly of?: KnownFields;
}

export type Shape = "text" | "number" | "flag" | "list" | "object" | "null";

const text: FieldShape = { is: ["text", "null"] };
const number: FieldShape = { is: ["number", "null"] };
const flag: FieldShape = { is: ["flag", "null"] };
/** A number or a UUID. */
const id: FieldShape = { is: ["number", "text", "null"] };
const object: FieldShape = { is: ["object", "null"] };
const list: FieldShape = { is: ["list", "null"] };
const listOf = (of: KnownFields): FieldShape => ({ is: ["list", "null"], of });
const objectOf = (of: KnownFields): FieldShape => ({ is: ["object", "null"], of });

const ORG_OF_USER: KnownFields = {
  name: "org",
  fields: {
    id,
    zone_id: text,
    name: text,
    parent_id: id,
    trial_end_time: text,
    trial_expired: flag,
    create_time: text,
    plan: text,
    sub_plan: text,
    saml: object,
    access_key: text,
    metadata: { is: ["object", "list", "null"] },
  },
};

const HELD_ROLE: KnownFields = {
  name: "rbac_role",
  fields: {
    id,
    slug: text,
    name: text,
    description: text,
    type: text,
    organization_id: number,
    zone_id: text,
  },
};

/** Objects, slugs or names; one of them alone too. */
const roles: FieldShape = { is: ["list", "object", "text", "null"], of: HELD_ROLE };

/** A person in the spellings of both contracts: organization, account, zone and inviter. */
export const USER_FIELDS: KnownFields = {
  name: "user",
  fields: {
    id,
    user_id: number,
    uuid: text,
    email: text,
    firstname: text,
    lastname: text,
    first_name: text,
    last_name: text,
    role: text,
    status: text,
    prefs: { is: ["object", "list", "null"] },
    orgs: listOf(ORG_OF_USER),
    features: object,
    tags: list,
    metadata: { is: ["object", "list", "null"] },
    server_groups: list,
    rbac_roles: roles,
    roles,
    zone_rbac_role: roles,
    rbac_role: roles,
    account_rbac_role: { is: ["text", "list", "null"] },
    account_rbac_roles: { is: ["text", "list", "null"] },
    account_id: text,
    account_name: text,
    account_created_at: text,
    account_completed_qsg: flag,
    saml_enabled: flag,
    sso_enabled: flag,
    tfa_type: text,
    two_factor_authentication: text,
    is_verified: flag,
    intercom_hmac: text,
    created_at: text,
    updated_at: text,
  },
};

export const ORGANIZATION_FIELDS: KnownFields = {
  name: "organization",
  fields: {
    id,
    uuid: text,
    name: text,
    plan: text,
    tier: text,
    create_time: text,
    access_key: text,
    trial_end_time: text,
    parent_id: number,
    device_limit: number,
    device_count: number,
    soft_device_limit: number,
    metadata: { is: ["object", "list", "null"] },
  },
};

/** `api_key` is documented for the answer of `…/decrypt` alone, which is never asked. */
export const API_KEY_FIELDS: KnownFields = {
  name: "API key",
  fields: {
    id,
    name: text,
    is_enabled: flag,
    created_at: text,
    updated_at: text,
    expires_at: text,
    user: objectOf(USER_FIELDS),
    user_id: number,
    api_key: text,
  },
};

export const ACCOUNT_FIELDS: KnownFields = {
  name: "account",
  fields: { id: text, name: text, type: text, created_at: text, updated_at: text },
};

export const RBAC_ROLE_FIELDS: KnownFields = {
  name: "role",
  fields: { slug: text, name: text, description: text, type: text },
};

export const ZONE_FIELDS: KnownFields = {
  name: "zone",
  fields: {
    id: text,
    organization_id: number,
    account_id: text,
    parent_id: text,
    name: text,
    created_by: objectOf(USER_FIELDS),
    access_key: text,
    created_at: text,
    updated_at: text,
  },
};

export const ZONE_ROLE_FIELDS: KnownFields = {
  name: "zone of a user",
  fields: { rbac_role: text, zone: objectOf(ZONE_FIELDS) },
};

const INVITED_ZONE: KnownFields = { name: "zone of an invitation", fields: { id: text, rbac_role: text } };

export const INVITATION_FIELDS: KnownFields = {
  name: "invitation",
  fields: {
    id: text,
    account_id: text,
    account_rbac_role: text,
    inviter: objectOf(USER_FIELDS),
    email: text,
    zones: listOf(INVITED_ZONE),
    created_at: text,
    updated_at: text,
  },
};

const AUDIT_USER: KnownFields = {
  name: "person",
  fields: { uid: id, email_addr: text, name: text, org: object, groups: list, type: text },
};

/** The four classes together. */
export const AUDIT_EVENT_FIELDS: KnownFields = {
  name: "audit event",
  fields: {
    id: text,
    _id: { is: ["object", "text", "null"] },
    uid: text,
    activity: text,
    activity_id: number,
    activity_name: text,
    category_uid: number,
    category_name: text,
    class_uid: number,
    class_name: text,
    count: number,
    message: text,
    metadata: object,
    severity: text,
    severity_id: number,
    status: text,
    status_code: { is: ["number", "text", "null"] },
    status_details: text,
    status_detail: text,
    status_id: number,
    time: { is: ["number", "text", "null"] },
    timezone_offset: number,
    type_name: text,
    type_uid: number,
    actor: objectOf({ name: "actor", fields: { user: objectOf(AUDIT_USER) } }),
    user: objectOf(AUDIT_USER),
    user_result: objectOf(AUDIT_USER),
    raw_data: { is: ["text", "object", "null"] },
    auth_protocol_id: number,
    logon_type_id: number,
    entity: object,
    resource: object,
    device: object,
    observables: list,
    web_resources: list,
  },
};
