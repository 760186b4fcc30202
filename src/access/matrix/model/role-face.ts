import { foldRole, rankOf } from "../../facts/rank";

/** How a role looks in the page: few letters, a colour and a symbol of the same name in page.css. */
export interface RoleFace {
  readonly slug: string;
  readonly text: string;
  readonly tone: Tone;
  /** Place in the order of roles; -1: custom roles, which nobody can rank. */
  readonly rank: number;
}

export type Tone = keyof typeof LEGEND;

/** Every tone once, from the most to the least, and what it means. */
export const LEGEND = {
  global: "Global or account administrator",
  admin: "Administrator of the organization",
  operator: "Operator",
  patch: "Patch operator",
  help: "Helpdesk operator",
  billing: "Billing administrator",
  view: "Read only",
  none: "No role",
  custom: "Custom role",
};

const FACES: Readonly<Record<string, readonly [text: string, tone: Tone]>> = {
  "global-admin": ["Global admin", "global"],
  "account-admin": ["Account admin", "global"],
  "zone-admin": ["Admin", "admin"],
  "zone-operator": ["Operator", "operator"],
  "patch-operator": ["Patch", "patch"],
  "helpdesk-operator": ["Helpdesk", "help"],
  "billing-admin": ["Billing", "billing"],
  "read-only": ["Viewer", "view"],
  "no-global-access": ["None", "none"],
};

/** The face of any word, slug or label; a custom role keeps its name. Null: a member without a role. */
export function roleFace(role: string | null): RoleFace {
  if (role === null) return { slug: "", text: "No role", tone: "none", rank: -1 };
  const slug = foldRole(role);
  const [text, tone] = (Object.hasOwn(FACES, slug) ? FACES[slug] : undefined) ?? [role, "custom" as const];
  return { slug, text, tone, rank: rankOf(role) ?? -1 };
}
