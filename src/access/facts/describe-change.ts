import type { Verb } from "./access-item";
import { differences } from "./differences";
import type { Draft, Part } from "./draft";
import { fieldChange } from "./field-changes";
import type { ManagedPerson } from "./managed";
import type { PersonChange } from "./plan";
import { reasonInWords } from "./reasons";

interface DescribeOptions {
  readonly roleOrder: readonly (readonly string[])[];
}

/**
 * Everything one resource instance's change does to its person, a sentence each; empty where nothing changes.
 */
export function describeChange(change: PersonChange, { roleOrder }: DescribeOptions): readonly Draft[] {
  const drafts = [...presence(change), ...differences(change, roleOrder), ...bookkeeping(change)];
  return drafts.map((part) => complete(change, part));
}

/** Comes, goes, or both. */
function presence(change: PersonChange): readonly Part[] {
  const { actions, before, after } = change;
  const has = (action: string) => actions.some((each) => each === action);
  if (has("create") && has("delete")) return [replacement(change)];
  const parts: Part[] = [];
  if (has("create")) parts.push(...arrival(change));
  if (has("delete") && before) parts.push(departure(change, before));
  if (has("forget") && before)
    parts.push({
      verb: "stop-managing",
      from: before.role,
      notes: notes("keeps all access; Terraform forgets them", reason(change)),
    });
  return after || before ? parts : [];
}

function arrival({ after, type, unknown, values }: PersonChange): readonly Part[] {
  const existing = values?.after.on_existing;
  const otherwise =
    existing === "fail" ? "refused if already a member" : "or taken over without a mail, if already a member";
  const verb: Verb = type === "automox_user" ? "invite" : "grant";
  const parts: Part[] = [
    {
      verb,
      to: after?.role ?? null,
      unknown: unknown.includes("role"),
      notes: [otherwise],
      fields: ["role"],
    },
  ];
  if (after?.accountRole)
    parts.push({ verb: "grant", scope: "account", to: after.accountRole, fields: ["account_role"] });
  for (const [zone, role] of Object.entries(after?.zoneRoles ?? {}))
    parts.push({ verb: "grant", scope: "zone", zone, to: role, fields: ["zone_roles"] });
  return parts;
}

function departure(change: PersonChange, before: ManagedPerson): Part {
  const from = before.role;
  const why = reason(change);
  const deposed = change.deposed ? "left behind by an interrupted replacement" : null;
  if (before.onDestroy === "keep")
    return {
      verb: "stop-managing",
      from,
      notes: notes("keeps all access (on_destroy = keep)", why, deposed),
    };
  if (before.onDestroy === "deactivate")
    return {
      verb: "disable",
      from,
      notes: notes("the account is kept, disabled (on_destroy = deactivate)", why, deposed),
    };
  const everywhere = before.onDestroy === "remove_from_account";
  return {
    verb: change.type === "automox_user" ? "remove" : "revoke",
    from,
    ...(everywhere ? { scope: "account" as const } : {}),
    notes: notes(why, deposed),
  };
}

function replacement(change: PersonChange): Part {
  const { before, after, unknown, replacedFor } = change;
  const forced = replacedFor.length > 0 ? `forced by ${replacedFor.join(", ")}` : null;
  const kept = before?.onDestroy === "keep" ? "the old one keeps all access (on_destroy = keep)" : null;
  return {
    verb: "replace",
    from: before?.role ?? null,
    to: after?.role ?? null,
    unknown: unknown.includes("role"),
    changes: [...fieldChange(change, "email"), ...fieldChange(change, "org_id")],
    notes: notes("loses access until the new invitation is accepted", kept, forced ?? reason(change)),
  };
}

function bookkeeping({ importing, previousAddress, after, address }: PersonChange): readonly Part[] {
  const parts: Part[] = [];
  if (importing !== null)
    parts.push({ verb: "adopt", to: after?.role ?? null, notes: ["imported; nobody is mailed"], fields: [] });
  if (previousAddress !== null && previousAddress !== address)
    parts.push({ verb: "move", notes: ["nothing happens to the person"], fields: [] });
  return parts;
}

function complete(change: PersonChange, part: Part): Draft {
  const known =
    part.verb === "remove" || part.verb === "revoke" || part.verb === "replace" ? change.before : null;
  const [first, second] = [known ?? change.after, change.before];
  const pick = <K extends keyof ManagedPerson>(key: K) => first?.[key] ?? second?.[key] ?? null;
  const isEmailUnknown = known === null && change.unknown.includes("email");
  const email = isEmailUnknown ? null : pick("email");
  return {
    person: {
      // Of a rename, the address that is there now; the new one is among the changes.
      email: part.verb === "rename" ? (second?.email ?? null) : email,
      firstName: pick("firstName"),
      lastName: pick("lastName"),
      userId: change.before?.userId ?? null,
      uuid: change.before?.uuid ?? null,
      status: change.before?.status ?? null,
    },
    org: pick("org"),
    scope: "organization",
    zone: null,
    from: null,
    to: null,
    unknown: false,
    changes: [],
    notes: [],
    type: change.type,
    address: change.address,
    previousAddress: change.previousAddress,
    constructPath: change.constructPath,
    stack: (change.after ?? change.before)?.stack ?? null,
    sensitive: change.sensitive,
    fields: [],
    ...part,
  };
}

const reason = (change: PersonChange) => reasonInWords(change.reason);

const notes = (...list: readonly (string | null)[]): readonly string[] =>
  list.filter((note) => note !== null);
