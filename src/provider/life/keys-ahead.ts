import { zoneKeysOf } from "../person/known-zone-roles";
import { keyHolderOf, type PersonState } from "../person/state";
import type { At } from "../steps/at";
import { keysAheadOfDisabling } from "../writing/api-key-messages";
import { apiKeysAhead } from "../writing/api-keys";
import { warnAboutBudget } from "./plan-warnings";

/** What a planned removal says about the person's keys, wherever it takes them out; whoever is pending can have none. */
export async function keysAhead(at: At, prior: PersonState): Promise<string> {
  if (prior.status === "pending") return "";
  const further = await at.contract.organizationsOf(zoneKeysOf(prior), at.calling);
  const { sentence, requests } = await apiKeysAhead(at, keyHolderOf(prior), [at.org, ...further]);
  warnAboutBudget(at, requests);
  return sentence;
}

/** Nothing else is said of a planned deactivation, so nothing is said where there is no key. */
export async function warnAboutKeysOfDisabled(at: At, prior: PersonState): Promise<void> {
  const { any, sentence, requests } = await apiKeysAhead(at, keyHolderOf(prior));
  warnAboutBudget(at, requests);
  if (any) at.warn(keysAheadOfDisabling(prior.email, sentence));
}
