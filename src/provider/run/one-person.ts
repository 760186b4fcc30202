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

/** Refuses a person who is removed elsewhere in this plan, or stands elsewhere. */
export function claimPerson(ledger: Ledger, target: Target, claim: Claim): void {
  const removed = ledger.plannedAway.of(target);
  // Of two objects that are both removed, the second finds nobody.
  if (removed !== undefined && claim.how !== "replaced") fail(conflictOf(target, claim, removed));
  if (!ledger.claimed.add(target, claim)) fail(twice(target));
}

/**
 * An object of the state is to be destroyed. false: another one keeps the person, so this one has only to be
 * forgotten.
 */
export function leavesPerson(ledger: Ledger, target: Target, type: string): boolean {
  const claim = ledger.claimed.of(target);
  if (claim?.how === "kept") return false;
  if (claim !== undefined && claim.how !== "replaced") fail(conflictOf(target, claim, type));
  ledger.plannedAway.add(target, type);
  return true;
}

function conflictOf(target: Target, { how, type: created }: Claim, removed: string) {
  if (how === "zone") return takenAndGiven(target);
  if (how === "moved in") return changedToRemoved(target);
  return how === "kept" ? inStateTwice(target) : removedAndCreated(target, { removed, created });
}
