import { foldEmail } from "../../automox/wire/email";
import { grouped } from "../facts/order";
import type { LiveIndex } from "../facts/roster-index";
import type { Change } from "./change";
import type { PersonChange, Plan } from "./plan";
import { knownText, type Told } from "./told";

/**
 * Another mailbox takes everything along: what its person is by other resource instances, or by the roster, counts as well.
 */
export function withRolesElsewhere(
  plans: readonly Plan[],
  live: LiveIndex | undefined,
): (change: Change) => Change {
  let instances: ReadonlyMap<string, readonly PersonChange[]> | undefined;
  return (change) => {
    const { kind, person } = change;
    if (kind !== "mailbox") return change;
    instances ??= grouped(
      plans.flatMap(({ changes }) => changes).filter(({ before }) => before !== null),
      ({ before }) => foldEmail(before?.email ?? ""),
    );
    const email = knownText(person.email);
    const found = live?.findAnywhere({ userId: person.userId, uuid: person.uuid, email });
    const zones = [
      ...person.zones,
      ...(email === null ? [] : (instances.get(foldEmail(email)) ?? []).flatMap(rolesBefore)),
      ...(found ? [found.accountRole, ...found.memberships.map(({ role }) => role)] : []),
    ];
    return { ...change, person: { ...person, zones: zones.filter((role) => role !== null) } };
  };
}

function rolesBefore({ before, sensitive }: PersonChange): readonly Told[] {
  if (!before) return [];
  const hidden = (name: string, text: string | null): Told =>
    text !== null && sensitive.includes(name) ? { hidden: "sensitive", text } : text;
  return [
    hidden("role", before.role),
    hidden("account_role", before.accountRole),
    ...Object.values(before.zoneRoles).map((role) => hidden("zone_roles", role)),
  ];
}
