import { type HeldKeys, isKeyOf, keyName, mayWork } from "../facts/held-keys";
import { distinctNumbers, distinctTexts } from "../facts/order";
import { administers } from "../model/authority";
import { addressInStack, type Change, isArrival, isLoss } from "../model/change";
import { knownText } from "../model/told";
import { listed, type Phrase, phrase, value } from "../text/phrase";
import {
  about,
  atPlace,
  count,
  nameOf,
  notApplicable,
  notEvaluated,
  ofAll,
  placeInWords,
  stackPrefix,
} from "./breach";
import type { Asked, Breach, Rule, Verdict } from "./guard";
import { ACCOUNT, emailOf, type Loss, leavers, mayBeOut, placeOf } from "./losses";

/** AMX004 */
export const maxRemovals: Rule = {
  rule: "At most so many people of one organization or zone are removed, replaced or disabled in one change: a quarter of the members, at least 2.",
  remedy:
    "Split the change, or allow the number you mean: limits.removals here, guards.max_removals in the provider block.",
  check(asked): Verdict {
    const leaving = asked.losses.filter(({ kind }) => kind === "removal");
    const may = [...leaving, ...mayBeOut(asked.losses)];
    if (may.length === 0) return notApplicable("nobody is removed, replaced or disabled");
    const findings = leaving
      .filter(({ place }) => place === null)
      .map(({ change }) => about(change, ["cannot tell in which organization this removal counts"]));
    let unknown = 0;
    for (const place of distinctTexts(may.flatMap(({ place }) => place ?? []))) {
      const gone = people(leaving.filter((each) => each.place === place));
      const most = people(may.filter((each) => each.place === place)).length;
      const allowed = allowedIn(place, asked);
      if (allowed !== undefined && gone.length > allowed)
        findings.push(
          ofAll([
            ...atPlace(
              `${gone.length} ${gone.length === 1 ? "person" : "people"} of`,
              place,
              gone.map(({ change }) => change),
            ),
            ` would lose access, and ${allowed} may: `,
            ...listed(gone.map(nameOf)),
          ]),
        );
      else if (most > (allowed ?? asked.settings.removalFloor)) unknown += 1;
    }
    if (findings.length > 0 || unknown === 0) return findings;
    if (may.length > leaving.length)
      return notEvaluated(`${count(leaving.length, "removal")}, and more where somebody ${MAY_BE_OUT}`);
    return notEvaluated(
      `${count(leaving.length, "removal")}; the limit is a share of all members, so this needs --live or limits.removals; the provider checks it again`,
    );
  },
};

const MAY_BE_OUT =
  "with on_existing = adopt is there already, and then out until they accept (account.role_change): this needs --live";

function allowedIn(place: string, { settings, live }: Asked): number | undefined {
  if (settings.maxRemovals !== null) return settings.maxRemovals;
  if (live === null || (place !== ACCOUNT && !live.provesAbsence(Number(place)))) return undefined;
  const members = live.roster.people.filter(
    ({ memberships }) => place === ACCOUNT || memberships.some(({ org }) => String(org) === place),
  ).length;
  return Math.max(settings.removalFloor, Math.floor(members * settings.removalFraction));
}

/** One person counts once, whatever happens to them twice. */
const people = (leaving: readonly Loss[]): readonly Loss[] => [
  ...new Map(leaving.map((each) => [each.email ?? each.change.source.address, each])).values(),
];

/** AMX005 */
export const maxDemotions: Rule = {
  rule: "At most so many administrators are lowered in one change.",
  remedy: "Split the change, or raise limits.demotions.",
  check({ losses, settings, order }): Verdict {
    const isLowering = ({ kind, change: { to } }: Loss) =>
      kind === "take-over" && administers(to?.role ?? null, order) !== "yes";
    const may = losses.filter((each) => each.kind === "demotion" || isLowering(each));
    if (may.length === 0) return notApplicable("no administrator is lowered");
    const who = [...new Set(may.filter(({ kind }) => kind === "demotion").map(nameOf))];
    if (who.length <= settings.maxDemotions && people(may).length > settings.maxDemotions)
      return notEvaluated(
        "whether administrators are lowered who are there already and come with on_existing = adopt needs --live",
      );
    if (who.length <= settings.maxDemotions) return [];
    const what = `${count(who.length, "administrator")} would be lowered, and ${settings.maxDemotions} may: `;
    return [ofAll([what, ...listed(who)])];
  },
};

/** AMX007 */
export const replacement: Rule = {
  rule: "Nobody is removed and invited again: access is lost until the new invitation is accepted.",
  remedy:
    "If the address in Terraform changed, write a moved block; if the object is tainted, terraform untaint; if the e-mail of a pending person changed, allow it knowingly.",
  check(asked): Verdict {
    const replaced = asked.difference.access.filter(({ gap }) => gap);
    const apart = removedAndCreated(asked);
    if (replaced.length + apart.length === 0)
      return mayBeOut(asked.losses).length > 0
        ? notEvaluated(`perhaps somebody ${MAY_BE_OUT}`)
        : notApplicable("nobody is replaced");
    return [
      ...replaced.map((change) =>
        about(change, ["loses access to ", ...placeInWords(change), " until the new invitation is accepted"]),
      ),
      ...apart,
    ];
  },
};

/**
 * One person removed at one address and created at another. The provider refuses that within one provider
 * configuration; of several, aliases among them, each is a process that sees its own part of the plan alone.
 */
function removedAndCreated({ difference: { access }, live }: Asked): readonly Breach[] {
  const keyOf = (change: Change) => {
    const [place, email] = [placeOf(change.place, live), emailOf(change, live)];
    return place === null || email === null ? undefined : `${place}/${email}`;
  };
  const arrivals = access.filter((change) => isArrival(change) && !change.gap);
  const byPerson = new Map(arrivals.map((change) => [keyOf(change), change]));
  return access.flatMap((removed) => {
    if (!isLoss(removed) || removed.to !== null) return [];
    const key = keyOf(removed);
    const created = key === undefined ? undefined : byPerson.get(key);
    return created ? [about(removed, inTwoPlaces(removed, created))] : [];
  });
}

/** Within one state a moved block leads from one address to the other. */
function inTwoPlaces({ source: removed }: Change, { source: created }: Change): Phrase {
  const both = phrase`is removed at ${addressInStack(removed)} and created at ${addressInStack(created)}`;
  if (removed.stack !== created.stack) return both;
  return [...both, ...phrase`; a moved block from ${removed.address} to ${created.address} keeps them`];
}

/** AMX015 */
export const keysLeft: Rule = {
  level: "warn",
  rule: "Removing a person does not revoke the API keys they made.",
  remedy: "Disable the keys of the person in the console, or have the provider do so at the removal.",
  check({ losses, keys, now }): Verdict {
    const removed = leavers(losses);
    if (removed.length === 0) return notApplicable("nobody is removed");
    if (keys === null) return removed.map((change) => about(change, [mayHave(change, "a plan cannot see")]));
    return removed.flatMap((change) => keysOf(change, keys, now));
  },
};

/** What is known of somebody's keys; empty where they have none that works. */
function keysOf(change: Change, { keys, unread }: HeldKeys, now: Date): readonly Breach[] {
  const { person, place } = change;
  const org = Number(knownText(place.id) ?? Number.NaN);
  const why = unread.get(org);
  const unlisted = mayHave(change, "could not be listed");
  if (why !== undefined) return [about(change, [unlisted, ": ", value(why)])];
  if (Number.isNaN(org)) return [about(change, [unlisted])];
  const owner = { userId: person.userId, email: knownText(person.email) };
  const theirs = keys.filter((key) => key.org === org && isKeyOf(owner)(key) && mayWork(key, now));
  if (theirs.length === 0) return [];
  const has = atPlace(`has ${count(theirs.length, "API key")} in`, String(org), [{ place }]);
  return [
    about(change, [
      ...has,
      ": ",
      ...listed(theirs.map(keyName)),
      `, which the removal ${fate(change) ?? "leaves as they are"}`,
    ]),
  ];
}

/** What becomes of their keys, where they are not left. */
const fate = ({ keys }: Change): string | undefined =>
  keys === "disable" || keys === "delete" ? `${keys}s first` : undefined;

function mayHave(change: Change, why: string): string {
  const taken = fate(change);
  return taken === undefined
    ? `may have left API keys, which ${why}`
    : `may have API keys, which ${why} and the removal ${taken}`;
}

/** Organizations that somebody leaves, by number. */
export const organizationsLeft = (losses: readonly Loss[]): readonly number[] =>
  distinctNumbers(
    leavers(losses)
      .map(({ place }) => Number(knownText(place.id) ?? Number.NaN))
      .filter(Number.isSafeInteger),
  );

/** AMX017 */
export const emptyDesired: Rule = {
  rule: "A configuration that names nobody does not take away everybody.",
  remedy:
    "Look for a wrong folder, an empty list or a typing error; to leave Automox for good, remove people in steps.",
  check({ difference, losses }): Verdict {
    const peopled = difference.facts.documents.filter(({ managed }) => managed.from > 0);
    if (peopled.length === 0) return notApplicable("nobody was managed before");
    return peopled.flatMap((document) => {
      // People in another stack do not make up for this one.
      const gone = losses.filter(
        ({ kind, change }) => kind === "removal" && change.source.stack === document.stack,
      );
      if (document.managed.to > 0 || gone.length === 0) return [];
      const what = `nobody would be left of ${document.managed.from} whom the plan shows: `;
      return [ofAll([...stackPrefix(document), what, ...listed([...new Set(gone.map(nameOf))])])];
    });
  },
};
