import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "../facts/managed";
import { isAdministrator, isGlobalAdministrator } from "../facts/rank";
import { isUsable } from "./authority";
import { addressInStack } from "./change";
import type { DocumentFacts, Totals } from "./difference";
import { isTakenOver, type PersonChange } from "./plan";

/**
 * Before and after the plan, of everybody in it; unchanged people count too, because Terraform lists them.
 */
export function totalsOf(changes: readonly PersonChange[]): DocumentFacts["totals"] {
  const living = changes.filter(({ deposed }) => !deposed);
  return {
    from: count(living.flatMap(({ before }) => (before ? [before] : []))),
    to: count(living.flatMap(afterwards)),
  };
}

/** The person as they will be, as far as that is known; empty where they leave. */
export function afterwards(change: PersonChange): readonly ManagedPerson[] {
  const { actions, before, after, values } = change;
  const isNew = actions.includes("create");
  if (!isNew && (actions.includes("forget") || actions.includes("delete"))) return [];
  if (!after) return before ? [before] : [];
  // Known only after apply: who is invited is pending, anybody else stays what they are unless disabled or
  // enabled.
  const kept = values?.after.active === false ? "disabled" : (after.status ?? before?.status ?? null);
  const comes = isNew && !isTakenOver(change);
  const status = comes ? "pending" : kept;
  const accountRole = after.accountRole ?? before?.accountRole ?? null;
  return [{ ...after, status, accountRole, ...(comes ? {} : keptRoles(change)) }];
}

/** Roles of somebody who has one, where the provider changes none. */
function keptRoles({ roleChange, before, after }: PersonChange): Partial<ManagedPerson> {
  if (roleChange !== "fail" || !before || !after) return {};
  const held = Object.entries(before.zoneRoles).filter(([zone]) => zone in after.zoneRoles);
  const { role, accountRole } = before;
  const kept = accountRole === null ? {} : { accountRole };
  return { role, ...kept, zoneRoles: { ...after.zoneRoles, ...Object.fromEntries(held) } };
}

function count(people: readonly ManagedPerson[]): Totals {
  const who = (some: readonly ManagedPerson[]) =>
    new Set(some.map((each) => (each.email === null ? addressInStack(each) : foldEmail(each.email)))).size;
  const administrators = people.filter(administers);
  return {
    people: who(people),
    memberships: people.length,
    administrators: who(administrators),
    activeAdministrators: who(administrators.filter(({ status }) => isUsable(status))),
    globalAdministrators: who(people.filter(({ accountRole }) => isGlobalAdministrator(accountRole))),
    pending: who(people.filter(({ status }) => status === "pending")),
    disabled: who(people.filter(({ status }) => status === "disabled")),
  };
}

/** Anywhere: in the organization, in the account, or in a further zone. */
const administers = ({ role, accountRole, zoneRoles }: ManagedPerson): boolean =>
  [role, accountRole, ...Object.values(zoneRoles)].some(isAdministrator);
