import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "../facts/access-item";
import { readerOf } from "../facts/roster";
import { afterwards } from "../facts/totals";
import { listed, value } from "../text/phrase";
import { about, count } from "./admins";
import { type Departure, departures } from "./departures";
import type { Guard, GuardContext, GuardFinding, Verdict } from "./guard";

export const maxRemovals: Guard = {
  code: "AMX004",
  name: "max-removals",
  level: "block",
  rule: "At most so many people of one organization are removed, replaced or disabled in one change: a quarter of the members, never less than 2.",
  remedy:
    "Split the change, or allow the number you mean: limits.removals here, guards.max_removals in the provider block.",
  check(context): Verdict {
    const leaving = departures(context.items).filter(({ kind }) => kind === "removal");
    if (leaving.length === 0) return { notApplicable: ["nobody is removed, replaced or disabled"] };
    const unclear = leaving.filter(({ org }) => org === null);
    const findings: Omit<GuardFinding, "allowed">[] = unclear.map((each) =>
      about(each, ["cannot tell in which organization this removal counts"]),
    );
    let unknown = 0;
    for (const [org, gone] of byOrganization(leaving)) {
      const allowed = allowedIn(org, context);
      if (allowed === undefined) unknown += 1;
      else if (gone.length > allowed)
        findings.push({
          subject: null,
          address: null,
          message: [
            `${count(gone.length, "person")} of organization `.replace("persons", "people"),
            value(org),
            ` would lose access, and ${allowed} may: `,
            ...listed(gone.map(({ email }) => email ?? "(known after apply)")),
          ],
        });
    }
    if (findings.length === 0 && unknown > 0)
      return {
        notEvaluated: [
          `${count(leaving.length, "removal")}; the limit is a share of all members, so this needs --live or limits.removals; the provider checks it again`,
        ],
      };
    return { findings };
  },
};

function allowedIn(org: number, { settings, roster }: GuardContext): number | undefined {
  if (settings.maxRemovals !== null) return settings.maxRemovals;
  if (roster === null || !readerOf(roster)(org)) return undefined;
  const members = roster.people.filter(({ memberships }) =>
    memberships.some((each) => each.org === org),
  ).length;
  return Math.max(settings.removalFloor, Math.floor(members * settings.removalFraction));
}

function byOrganization(leaving: readonly Departure[]): readonly (readonly [number, readonly Departure[]])[] {
  const groups = new Map<number, Map<string, Departure>>();
  for (const each of leaving) {
    if (each.org === null) continue;
    const group = groups.get(each.org) ?? new Map<string, Departure>();
    // One person counts once, whatever happens to them twice.
    group.set(each.email ?? each.item.address, each);
    groups.set(each.org, group);
  }
  return [...groups].map(([org, group]) => [org, [...group.values()]] as const).sort(([a], [b]) => a - b);
}

export const maxDemotions: Guard = {
  code: "AMX005",
  name: "max-demotions",
  level: "block",
  rule: "At most so many administrators are lowered in one change.",
  remedy: "Split the change, or raise limits.demotions.",
  check({ items, settings }): Verdict {
    const lowered = departures(items).filter(({ kind }) => kind === "demotion");
    if (lowered.length === 0) return { notApplicable: ["no administrator is lowered"] };
    if (lowered.length <= settings.maxDemotions) return { findings: [] };
    const who = lowered.map(({ email }) => email ?? "(known after apply)");
    const message = [
      `${count(lowered.length, "administrator")} would be lowered, and ${settings.maxDemotions} may: `,
      ...listed(who),
    ];
    return { findings: [{ subject: null, address: null, message }] };
  },
};

export const replacement: Guard = {
  code: "AMX007",
  name: "replace",
  level: "block",
  rule: "Nobody is removed and invited again: access is lost until the new invitation is accepted.",
  remedy:
    "If the address in Terraform changed, write a moved block; if the object is tainted, terraform untaint; if the e-mail of a pending person changed, allow it knowingly.",
  check({ items }): Verdict {
    const replaced = items.filter(({ verb }) => verb === "replace");
    if (replaced.length === 0) return { notApplicable: ["nobody is replaced"] };
    return {
      findings: replaced.map((item) =>
        about({ item }, ["loses access until the new invitation is accepted"]),
      ),
    };
  },
};

export const keysLeft: Guard = {
  code: "AMX015",
  name: "keys-left",
  level: "warn",
  rule: "Removing a person does not revoke the API keys they made.",
  remedy: "Look at the keys of the person in the console and revoke them.",
  check({ items }): Verdict {
    const removed = items.filter(
      ({ verb, scope }) => verb === "remove" || (verb === "disable" && scope !== "zone"),
    );
    if (removed.length === 0) return { notApplicable: ["nobody is removed"] };
    return {
      findings: removed.map((item) => about({ item }, ["may have left API keys, which a plan cannot see"])),
    };
  },
};

export const emptyDesired: Guard = {
  code: "AMX017",
  name: "empty-desired",
  level: "block",
  rule: "A configuration that names nobody does not take away everybody.",
  remedy:
    "Look for a wrong folder, an empty list or a typing error; to leave Automox for good, remove people in steps.",
  check({ plans, items }): Verdict {
    const peopled = plans.filter(({ changes }) => changes.some(({ before }) => before !== null));
    if (peopled.length === 0) return { notApplicable: ["nobody was managed before"] };
    return {
      findings: peopled.flatMap((plan) => {
        // People in another stack do not make up for this one.
        const gone = items.filter(
          ({ verb, stack }) => stack === plan.stack && ["remove", "revoke", "disable"].includes(verb),
        );
        if (plan.changes.some((change) => afterwards(change).length > 0) || gone.length === 0) return [];
        const before = plan.changes.filter((each) => each.before !== null).length;
        const message = [
          ...(plan.stack === null ? [] : ["stack ", value(plan.stack), ": "]),
          `nobody would be left of ${before} who were managed: `,
          ...listed(addressesOf(gone)),
        ];
        return [{ subject: null, address: null, message }];
      }),
    };
  },
};

const addressesOf = (items: readonly AccessItem[]): readonly string[] => [
  ...new Set(items.flatMap(({ person }) => (person.email === null ? [] : [foldEmail(person.email)]))),
];
