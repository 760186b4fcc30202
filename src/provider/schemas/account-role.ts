import { hasRole, sameRoles } from "../../automox/model/roles";

/** The published request's word for what every answer calls `no-global-access`. */
const REQUEST_WORD = "non-global-admin";

const NOTHING = "no-global-access";

const canonical = (word: string): string => (word === REQUEST_WORD ? NOTHING : word);

export const sameAccountRole = (a: string, b: string): boolean => sameRoles(a, b, canonical);

export const isNoAccountRole = (role: string): boolean => canonical(role) === NOTHING;

/** A global administrator has every zone, and no call takes one away. */
export const isGlobalAdmin = (role: string | null | undefined): boolean => hasRole(role, "global-admin");
