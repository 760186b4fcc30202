import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "../facts/access-item";
import { type HeldKeys, isKeyOf, keyName, mayWork } from "../facts/held-keys";
import { distinctNumbers } from "../facts/order";
import { readerOf } from "../facts/roster";
import { afterwards } from "../facts/totals";
import { listed, type Phrase, value } from "../text/phrase";
import { about, count, ofAll, stackPrefix } from "./breach";
import { type Departure, departures, leavers, recordedPeople } from "./departures";
import type { Breach, Guard, GuardContext, Verdict } from "./guard";

export const maxRemovals: Guard = {
  code: "AMX004",
  name: "max-removals",
  level: "block",
  rule: "At most so many people of one organization are removed, replaced or disabled in one change: a quarter of the members, at least 2.",
  remedy:
    "Split the change, or allow the number you mean: limits.removals here, guards.max_removals in the provider block.",
  check(context): Verdict {
    const leaving = departures(context.items).filter(({ kind }) => kind === "removal");
    if (leaving.length === 0) return { notApplicable: ["nobody is removed, replaced or disabled"] };
    const unclear = leaving.filter(({ org }) => org === null);
    const findings: Breach[] = unclear.map((each) =>
      about(each, ["cannot tell in which organization this removal counts"]),
    );
    let unknown = 0;
    for (const [org, gone] of byOrganization(leaving)) {
      const allowed = allowedIn(org, context);
      if (allowed === undefined) unknown += 1;
      else if (gone.length > allowed)
        findings.push(
          ofAll([
            `${gone.length} ${gone.length === 1 ? "person" : "people"} of organization `,
            value(org),
            ` would lose access, and ${allowed} may: `,
            ...listed(gone.map(({ email }) => email ?? "(known after apply)")),
          ]),
        );
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
  return distinctNumbers(leaving.flatMap(({ org }) => org ?? [])).map((org) => {
    const here = leaving.filter((each) => each.org === org);
    // One person counts once, whatever happens to them twice.
    return [org, [...new Map(here.map((each) => [each.email ?? each.item.address, each])).values()]] as const;
  });
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
    return { findings: [ofAll(message)] };
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
    const apart = removedAndCreated(items);
    if (replaced.length + apart.length === 0) return { notApplicable: ["nobody is replaced"] };
    return {
      findings: [
        ...replaced.map((item) => about({ item }, ["loses access until the new invitation is accepted"])),
        ...apart.map(({ removed, created }) => about({ item: removed }, inTwoPlaces(removed, created))),
      ],
    };
  },
};

interface TwoPlaces {
  readonly removed: AccessItem;
  readonly created: AccessItem;
}

/**
 * One person removed at one address and created at another. The provider refuses that within one provider
 * configuration; of several, aliases among them, each is a process that sees its own part of the plan alone.
 */
function removedAndCreated(items: readonly AccessItem[]): readonly TwoPlaces[] {
  const keyOf = ({ org, person }: AccessItem) => `${org}/${foldEmail(person.email ?? "")}`;
  const isKnown = ({ org, person }: AccessItem) => org !== null && person.email !== null;
  const isArrival = ({ verb, scope }: AccessItem) =>
    (verb === "invite" || verb === "grant") && scope === "organization";
  const isRemoval = ({ verb, scope }: AccessItem) =>
    verb === "remove" ? scope !== "zone" : verb === "revoke" && scope === "organization";
  const arrivals = items.filter((item) => isArrival(item) && isKnown(item));
  const byPerson = new Map(arrivals.map((item) => [keyOf(item), item]));
  return items.flatMap((removed) => {
    if (!isRemoval(removed) || !isKnown(removed)) return [];
    const created = byPerson.get(keyOf(removed));
    return created ? [{ removed, created }] : [];
  });
}

/** Within one state a moved block leads from one address to the other. */
function inTwoPlaces(removed: AccessItem, created: AccessItem): Phrase {
  const place = ({ stack, address }: AccessItem) => value(stack === null ? address : `${stack}: ${address}`);
  const both: Phrase = ["is removed at ", place(removed), " and created at ", place(created)];
  if (removed.stack !== created.stack) return both;
  return [
    ...both,
    "; a moved block from ",
    value(removed.address),
    " to ",
    value(created.address),
    " keeps them",
  ];
}

export const keysLeft: Guard = {
  code: "AMX015",
  name: "keys-left",
  level: "warn",
  rule: "Removing a person does not revoke the API keys they made.",
  remedy: "Disable the keys of the person in the console, or have the provider do so at the removal.",
  check({ plans, items, keys, now }): Verdict {
    const removed = leavers(items);
    if (removed.length === 0) return { notApplicable: ["nobody is removed"] };
    if (keys === null)
      return {
        findings: removed.map((item) => about({ item }, ["may have left API keys, which a plan cannot see"])),
      };
    const recorded = recordedPeople(plans);
    return {
      findings: removed.flatMap((item) => {
        const what = keysOf(item, { keys, now, policy: recorded(item)?.onDestroyApiKeys ?? null });
        return what === undefined ? [] : [about({ item }, what)];
      }),
    };
  },
};

interface Holding {
  readonly keys: HeldKeys;
  readonly now: Date;
  /** What the state says that destroying does with them. */
  readonly policy: string | null;
}

/** What is known of somebody's keys; undefined where they have none that works. */
function keysOf({ org, person }: AccessItem, { keys, now, policy }: Holding): Phrase | undefined {
  const why = keys.unread.get(org ?? 0);
  if (org === null || why !== undefined)
    return [
      "may have left API keys, which could not be listed",
      ...(why === undefined ? [] : [": ", value(why)]),
    ];
  const theirs = keys.keys.filter((key) => key.org === org && isKeyOf(person)(key) && mayWork(key, now));
  if (theirs.length === 0) return undefined;
  return [
    `has ${count(theirs.length, "API key")} in organization `,
    value(org),
    ": ",
    ...listed(theirs.map(keyName)),
    policy === "disable" || policy === "delete"
      ? `, which the removal ${policy}s first`
      : ", which the removal leaves as they are",
  ];
}

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
          ...stackPrefix(plan),
          `nobody would be left of ${before} who were managed: `,
          ...listed(addressesOf(gone)),
        ];
        return [ofAll(message)];
      }),
    };
  },
};

const addressesOf = (items: readonly AccessItem[]): readonly string[] => [
  ...new Set(items.flatMap(({ person }) => (person.email === null ? [] : [foldEmail(person.email)]))),
];
