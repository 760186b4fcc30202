import type { Client } from "../../automox/client";
import type { CallOptions } from "../../automox/transport/call";
import { distinctNumbers } from "../facts/order";
import type { LiveRoster } from "../facts/roster";
import { accountPlan } from "./account-plan";
import { confirmAbsent } from "./confirm-absent";
import { joinPeople } from "./join-people";
import { keyOwner } from "./key-owner";
import { listOne, type Seen, together } from "./listing-outcome";
import { type ListingPlan, organizationPlan } from "./organization-plan";
import type { RosterReading, RosterScope } from "./roster-scope";

/**
 * Everybody whom the key can see, people joined over organizations. Reads only. A list that failed, is
 * shorter than it says itself or contradicts itself or a single request is a problem of the roster in words,
 * which makes it incomplete, and hides no other organization. Throws an AutomoxError only where the whole run
 * is pointless: a refused key, a cancelled run, nothing at all that could be asked.
 */
export async function readRoster(
  client: Pick<Client, "users" | "organizations" | "account">,
  scope: RosterScope,
  { now, signal, progress, confirming }: RosterReading,
): Promise<LiveRoster> {
  const call: CallOptions = { signal };
  const takenAt = now().toISOString();
  const plan =
    scope.accountId === undefined
      ? await organizationPlan(client, scope, call)
      : await accountPlan(client.account(scope.accountId), scope, call);
  const rosterOf = ({ rows, unread, problems, notes }: Seen): LiveRoster => ({
    takenAt,
    contract: scope.accountId === undefined ? "organization" : "account",
    accountId: scope.accountId ?? rows.map(({ user }) => user.accountId).find((id) => id != null) ?? null,
    keyOwner: null,
    organizations: plan.organizations,
    people: joinPeople(rows),
    completeness: {
      status: problems.length === 0 ? "complete" : "incomplete",
      scanned: plan.organizations.length - unread.length,
      total: plan.organizations.length,
      problems,
    },
    unread: distinctNumbers(unread),
    notes,
  });
  const listed = together([plan, ...(await readAll(plan, call, progress))]);
  const sought = { expected: scope.expected ?? [], roster: rosterOf(listed) };
  const confirmed = await confirmAbsent(client, sought, { call, progress: confirming });
  const whole = rosterOf(together([listed, confirmed]));
  return { ...whole, keyOwner: await keyOwner(client, whole.people, call) };
}

/**
 * All at once: the client itself keeps to the limits. The outcomes stand in the order of the plan, whatever
 * came first.
 */
async function readAll(
  { requests }: ListingPlan,
  call: CallOptions,
  progress: RosterReading["progress"],
): Promise<readonly Seen[]> {
  const read = requests.map(() => ({ share: 0, people: 0 }));
  const sum = (key: "share" | "people") => read.reduce((all, each) => all + each[key], 0);
  const tell = () => progress?.({ done: sum("share"), total: requests.length, people: sum("people") });
  tell();
  return Promise.all(
    requests.map(async (request, index) => {
      const paged: CallOptions["paged"] = (people, announced) => {
        read[index] = { people, share: announced ? Math.min(people / announced, 1) : 0 };
        tell();
      };
      const outcome = await listOne(request, { ...call, paged });
      read[index] = { people: outcome.rows.length, share: 1 };
      tell();
      return outcome;
    }),
  );
}
