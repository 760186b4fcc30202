import type { CallOptions } from "../../automox/call";
import type { Client } from "../../automox/client";
import { accountPlan } from "./account-plan";
import { joinPeople } from "./join-people";
import { keyOwner } from "./key-owner";
import { type ListingOutcome, listOne } from "./listing-outcome";
import { type ListingPlan, organizationPlan } from "./organization-plan";
import type { LiveRoster, RosterReading, RosterScope } from "./roster-scope";

/**
 * Everybody whom the key can see, people joined over organizations. Reads only. A list that failed, is shorter than it says itself or
 * contradicts itself is a problem of the roster in words, which makes it incomplete, and hides no other organization. Throws an
 * AutomoxError only where the whole run is pointless: a refused key, a cancelled run, nothing at all that could be asked.
 */
export async function readRoster(
  client: Pick<Client, "users" | "organizations" | "account">,
  scope: RosterScope,
  { now, signal, progress }: RosterReading,
): Promise<LiveRoster> {
  const call: CallOptions = { signal };
  const takenAt = now().toISOString();
  const plan =
    scope.accountId === undefined
      ? await organizationPlan(client, scope, call)
      : await accountPlan(client.account(scope.accountId), scope, call);
  const outcomes = await readAll(plan, call, progress);
  const rows = outcomes.flatMap((outcome) => outcome.rows);
  const people = joinPeople(rows);
  const unread = [
    ...plan.unread,
    ...outcomes.filter(({ problem }) => problem !== null).map(({ org }) => org),
  ].sort((a, b) => a - b);
  const problems = [...plan.problems, ...outcomes.flatMap(({ problem }) => problem ?? [])];
  const total = plan.organizations.length;
  return {
    takenAt,
    contract: scope.accountId === undefined ? "organization" : "account",
    accountId: scope.accountId ?? rows.map(({ user }) => user.accountId).find((id) => id != null) ?? null,
    keyOwner: await keyOwner(client, people, call),
    organizations: plan.organizations,
    people,
    completeness: {
      status: problems.length === 0 ? "complete" : "incomplete",
      scanned: total - unread.length,
      total,
      problems,
    },
    unread,
    notes: plan.notes,
  };
}

/** All at once: the client itself keeps to the limits. The outcomes stand in the order of the plan, whatever came first. */
async function readAll(
  { requests }: ListingPlan,
  call: CallOptions,
  progress: RosterReading["progress"],
): Promise<readonly ListingOutcome[]> {
  let done = 0;
  progress?.(done, requests.length);
  return Promise.all(
    requests.map(async (request) => {
      const outcome = await listOne(request, call);
      done += 1;
      progress?.(done, requests.length);
      return outcome;
    }),
  );
}
