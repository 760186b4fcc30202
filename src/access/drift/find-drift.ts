import { foldEmail } from "../../automox/wire/email";
import type { ManagedPerson } from "../facts/managed";
import { byEmail, byText, placeKey } from "../facts/order";
import type { RosterMembership, RosterPerson } from "../facts/person";
import type { Roster } from "../facts/roster";
import { indexRoster, type LiveIndex } from "../facts/roster-index";
import type { StackAccess, StackEntry } from "../terraform/stack-access";
import { comparePresence } from "./compare-presence";
import { compareProfile } from "./compare-profile";
import { compareStatus } from "./compare-status";
import type { DriftSettings } from "./drift-settings";
import { type Claim, findDoubleClaims, findTwins } from "./duplicates";
import { type GrantPair, grantPairs } from "./grants";
import type { DriftItem } from "./item";
import { kindOrder } from "./kinds";
import { findUnmanaged } from "./unmanaged";

export interface FoundDrift {
  /** By kind, organization, folded e-mail and address. */
  readonly items: readonly DriftItem[];
  readonly withheld: readonly Withheld[];
  /** Grants in organizations that were not to be read, or in zones that nobody can name. */
  readonly outOfScope: number;
}

/** What was not said, because it would rest on a listing that was not read to its end. */
export interface Withheld {
  readonly org: number;
  /** People of the configuration or the state who were not seen there. */
  readonly people: number;
}

/**
 * Compares what stacks want and recorded with what Automox has. Pure: the same input gives the same items in
 * the same order, whatever the order of people, resources and stacks. Only proved absence is an absence.
 */
export function findDrift(
  { stacks, roster }: { readonly stacks: readonly StackAccess[]; readonly roster: Roster },
  settings: DriftSettings,
): FoundDrift {
  const comparison = new Comparison(indexRoster(roster), settings);
  for (const { stack, entries } of stacks) for (const entry of entries) comparison.compare(stack, entry);
  return comparison.found();
}

class Comparison {
  private readonly items: DriftItem[] = [];
  private readonly withheld = new Map<number, Set<string>>();
  private readonly memberships = new Set<RosterMembership>();
  private readonly addresses = new Set<string>();
  private readonly people = new Set<RosterPerson>();
  private readonly claims: Claim[] = [];
  private outOfScope = 0;
  private readonly index: LiveIndex;
  private readonly settings: DriftSettings;

  constructor(index: LiveIndex, settings: DriftSettings) {
    this.index = index;
    this.settings = settings;
  }

  compare(stack: string, entry: StackEntry): void {
    const managed = whoOf(entry);
    if (managed === undefined) return;
    const anywhere = this.index.findAnywhere(managed);
    if (anywhere) this.people.add(anywhere);
    const { pairs, unresolved } = grantPairs(entry, this.index);
    this.outOfScope += unresolved.length;
    for (const pair of pairs) {
      if (this.index.covers(pair.org)) this.comparePair({ stack, entry, managed }, pair);
      else this.outOfScope += 1;
    }
  }

  private comparePair(
    { stack, entry, managed }: { stack: string; entry: StackEntry; managed: ManagedPerson },
    { org, rank, recorded, desired }: GrantPair,
  ): void {
    const live = this.index.find(org, managed);
    for (const side of [entry.recorded, entry.desired])
      if (side?.email) this.addresses.add(placeKey(org, side.email));
    if (live) {
      this.memberships.add(live.membership);
      this.people.add(live.person);
    }
    if (desired) this.claims.push({ stack, org, managed });
    const attribute = rank === "own" ? "role" : "";
    const grant = { stack, org, managed, recorded, desired, live, attribute };
    const presence = comparePresence(grant, this.index, this.settings);
    if (presence === "withheld") {
      this.withheld.set(
        org,
        (this.withheld.get(org) ?? new Set()).add(foldEmail(managed.email ?? managed.address)),
      );
      return;
    }
    this.items.push(...presence);
    if (live === undefined || rank === "further" || entry.recorded === null || entry.desired === null) return;
    const sides = { stack, org, live, recorded: entry.recorded, desired: entry.desired };
    this.items.push(
      ...compareProfile(sides, this.settings),
      ...compareStatus({ stack, org, managed, live }, this.settings),
    );
  }

  found(): FoundDrift {
    const { roster } = this.index;
    const coverage = { memberships: this.memberships, addresses: this.addresses, people: this.people };
    this.items.push(
      ...findUnmanaged(roster, coverage),
      ...findTwins(roster),
      ...findDoubleClaims(this.claims),
    );
    return {
      items: this.items.sort(inOrder),
      withheld: [...this.withheld]
        .map(([org, people]) => ({ org, people: people.size }))
        .sort((a, b) => a.org - b.org),
      outOfScope: this.outOfScope,
    };
  }
}

/**
 * The configured person with the ids that only the state knows; undefined where nobody can say who is meant
 * before apply.
 */
function whoOf({ recorded, desired }: StackEntry): ManagedPerson | undefined {
  const person = desired ?? recorded;
  if (person === null) return undefined;
  const email = person.email ?? recorded?.email ?? null;
  const userId = recorded?.userId ?? person.userId;
  const uuid = recorded?.uuid ?? person.uuid;
  if (email === null && userId === null && uuid === null) return undefined;
  return {
    ...person,
    email,
    userId,
    uuid,
    // A plan does not know these before apply; what was recorded is the last word.
    status: recorded?.status ?? person.status,
    stale: recorded?.stale ?? person.stale,
    createdAt: recorded?.createdAt ?? person.createdAt,
  };
}

const inOrder = (a: DriftItem, b: DriftItem): number =>
  kindOrder(a.kind) - kindOrder(b.kind) ||
  a.org - b.org ||
  byEmail(a.person, b.person) ||
  byText(a.stack ?? "", b.stack ?? "") ||
  byText(a.address ?? "", b.address ?? "") ||
  byText(a.fingerprint, b.fingerprint);
