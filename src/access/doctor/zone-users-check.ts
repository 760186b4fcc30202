import type { Account } from "../../automox/account";
import type { CallOptions } from "../../automox/transport/call";
import type { AutomoxError } from "../../automox/transport/errors";
import { ask, isCancelled } from "../live/asked";
import { failureWords, passing } from "../live/failure-words";
import { about, type Check } from "./doctor-schema";

const { ok, warn, skipped } = about("zone-users");

/** One page of a zone's people: how its rows look, and whether they tell roles. */
export async function zoneUsersCheck(
  account: Pick<Account, "zones" | "zoneUsersPage">,
  org: number | undefined,
  call: CallOptions,
): Promise<Check> {
  const zones = await ask(() => account.zones(call), isCancelled);
  if (zones.failure) return unread("The zones of the account cannot be listed", zones.failure);
  const zone =
    org === undefined ? zones.value[0] : zones.value.find(({ organizationId }) => organizationId === org);
  if (!zone) return skipped("The account has no zone whose people could be asked for.");
  const where = `zone ${zone.id}${zone.organizationId === undefined ? "" : ` (organization ${zone.organizationId})`}`;
  const page = await ask(() => account.zoneUsersPage(zone, call), isCancelled);
  if (page.failure) return unread(`The people of ${where} cannot be listed`, page.failure);
  const { users, shapes } = page.value;
  if (shapes.length === 0) return skipped(`${capital(where)} lists nobody, so its rows were not looked at.`);
  const told = users.filter(({ role }) => typeof role === "string").length;
  const fact = `The first page of people of ${where} has ${shapes.join("; or ")}. ${told} of ${users.length} rows have a role.`;
  return told < users.length ? warn(fact, UNTOLD) : ok(fact);
}

const UNTOLD =
  "The provider then reads the roles person by person. If Automox refuses that, it keeps the roles of the " +
  "state, and its guard of the last administrator says that it cannot check.";

const unread = (what: string, failure: AutomoxError): Check =>
  warn(
    `${what}: ${failureWords(failure)}.`,
    passing(failure) ?? "The account contract needs it: use a key of somebody who administers the account.",
  );

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
