// Drift in a few words: a state, a roster, and what is found between them.
import { findDrift } from "../../src/access/drift/find-drift";
import { DAY_MS } from "../../src/access/facts/days";
import type { ManagedPerson } from "../../src/access/facts/managed";
import type { Roster } from "../../src/access/facts/roster";
import { type StackAccess, stackFromState } from "../../src/access/terraform/stack-access";

const NOW = Date.parse("2026-03-20T12:00:00Z");
const SETTINGS = { staleAfterMs: 14 * DAY_MS, now: NOW };
export const daysAgo = (days: number) => new Date(NOW - days * DAY_MS).toISOString();
export const LONDON = 20_000;

export const find = (stacks: readonly StackAccess[], roster: Roster) =>
  findDrift({ stacks, roster }, SETTINGS);
export const state = (...people: ManagedPerson[]) => [stackFromState("prod", people)];
export const kinds = (stacks: readonly StackAccess[], roster: Roster) =>
  find(stacks, roster).items.map(({ kind, person, org }) => `${kind} ${person.email} ${org}`);
