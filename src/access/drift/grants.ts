import type { ManagedPerson } from "../facts/managed";
import type { LiveIndex } from "../facts/roster-index";
import type { StackEntry } from "../terraform/stack-access";

/** What one resource gives its person in one organization. */
interface Grant {
  readonly org: number;
  readonly role: string | null;
  /**
   * The resource's own organization, not one of its further zones: names, status and e-mail are looked at
   * here, once.
   */
  readonly rank: "own" | "further";
}

/** The same organization seen from both sides of an entry. */
export interface GrantPair {
  readonly org: number;
  readonly rank: Grant["rank"];
  readonly recorded: Grant | undefined;
  readonly desired: Grant | undefined;
}

/**
 * By organization, the own one first. `unresolved` are zones that the roster does not show, so nobody can say
 * which organization they are.
 */
export function grantPairs(
  { recorded, desired }: StackEntry,
  index: LiveIndex,
): { readonly pairs: readonly GrantPair[]; readonly unresolved: readonly string[] } {
  const [before, after] = [grantsOf(recorded, index), grantsOf(desired, index)];
  const orgs = [...new Set([...before.grants.keys(), ...after.grants.keys()])];
  const pairs = orgs.map((org) => {
    const [was, wanted] = [before.grants.get(org), after.grants.get(org)];
    return { org, rank: wanted?.rank ?? was?.rank ?? "own", recorded: was, desired: wanted };
  });
  return {
    pairs: pairs.sort((a, b) => rankNumber(a) - rankNumber(b) || a.org - b.org),
    unresolved: [...new Set([...before.unresolved, ...after.unresolved])].sort(),
  };
}

const rankNumber = ({ rank }: GrantPair): number => (rank === "own" ? 0 : 1);

function grantsOf(person: ManagedPerson | null, index: LiveIndex) {
  const grants = new Map<number, Grant>();
  const unresolved: string[] = [];
  if (person === null) return { grants, unresolved };
  for (const [key, role] of Object.entries(person.zoneRoles)) {
    const org = index.organizationOf(key);
    if (org === undefined) unresolved.push(key);
    else grants.set(org, { org, role, rank: "further" });
  }
  if (person.org !== null) grants.set(person.org, { org: person.org, role: person.role, rank: "own" });
  return { grants, unresolved };
}
