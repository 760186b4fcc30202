import { fail } from "../../framework/diagnostics";
import {
  changedToRemoved,
  inStateTwice,
  removedAndCreated,
  takenAndGiven,
  twice,
} from "../guards/one-person-messages";
import type { Target } from "../person/member";
import type { Claim, Ledger } from "./ledger";

// A person stands at one address. Walks plan several addresses at once and in any order, so each asks and notes
// in one step, and whichever comes second tells.

interface Claiming {
  readonly how: Claim;
  /** Of the resource. */
  readonly type: string;
}

/** Whoever is removed elsewhere in this plan, or stands elsewhere, cannot be had here. */
export function claimPerson(ledger: Ledger, target: Target, { how, type }: Claiming): void {
  // Of two objects that are both removed, the second finds nobody.
  if (ledger.plannedAway.has(target) && how !== "replaced") fail(conflictOf(target, { how, type }));
  if (!ledger.claimed.add(target, how)) fail(twice(target));
}

/**
 * An object of the state is to be destroyed. false: another one keeps the person, so this one has only to be
 * forgotten.
 */
export function leavesPerson(ledger: Ledger, target: Target, type: string): boolean {
  const how = ledger.claimed.of(target);
  if (how === "kept") return false;
  if (how !== undefined && how !== "replaced") fail(conflictOf(target, { how, type }));
  ledger.plannedAway.add(target);
  return true;
}

function conflictOf(target: Target, { how, type }: Claiming) {
  if (how === "zone") return takenAndGiven(target);
  if (how === "moved in") return changedToRemoved(target);
  return how === "kept" ? inStateTwice(target) : removedAndCreated(target, type);
}
