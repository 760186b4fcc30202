import { fail } from "../../framework/diagnostics";
import {
  changedToRemoved,
  inStateTwice,
  removedAndCreated,
  takenAndGiven,
  twice,
} from "../guards/one-person-messages";
import type { Target } from "../person/member";
import type { Claim, Ledger, Removal } from "./ledger";

// A person stands at one address. Walks plan several addresses at once and in any order, so each asks and notes
// in one step, and whichever comes second tells.

/**
 * Refuses a person who is removed elsewhere in this plan, or stands elsewhere. true: what is removed is a leftover, which is
 * only forgotten now.
 */
export function claimPerson(ledger: Ledger, target: Target, claim: Claim): boolean {
  const removed = ledger.plannedAway.of(target);
  const isLeft =
    removed?.isLeftover === true && claim.isUntouched !== true && isSuccessor(claim, removed.type);
  // Of two objects that are both removed, the second finds nobody.
  if (removed !== undefined && !isLeft && claim.how !== "replaced")
    fail(conflictOf(target, claim, removed.type));
  if (!ledger.claimed.add(target, claim)) {
    ledger.disputed.add(target);
    fail(twice(target));
  }
  return isLeft;
}

/**
 * An object of the state is to be destroyed. false: another one keeps the person, so this one has only to be
 * forgotten.
 */
export function leavesPerson(
  ledger: Ledger,
  target: Target,
  { isRead, ...removal }: Removal & { readonly isRead: boolean },
): boolean {
  const claim = ledger.claimed.of(target);
  if (claim?.how === "kept" || (claim && isRead && isSuccessor(claim, removal.type))) return false;
  if (claim !== undefined && claim.how !== "replaced") fail(conflictOf(target, claim, removal.type));
  ledger.plannedAway.add(target, removal);
  return true;
}

/** The object that create_before_destroy made, or is to make, in place of a deposed one. */
const isSuccessor = ({ how, type }: Claim, removed: string): boolean =>
  how === "kept" || (how === "created" && type === removed);

function conflictOf(target: Target, { how, type: created }: Claim, removed: string) {
  if (how === "zone") return takenAndGiven(target);
  if (how === "moved in") return changedToRemoved(target);
  return how === "kept" ? inStateTwice(target) : removedAndCreated(target, { removed, created });
}
