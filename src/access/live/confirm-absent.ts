import type { Client } from "../../automox/client";
import type { User } from "../../automox/model/person";
import type { CallOptions } from "../../automox/transport/call";
import type { LiveRoster } from "../facts/roster";
import { indexRoster } from "../facts/roster-index";
import { ask, once } from "./asked";
import { failureWords } from "./failure-words";
import { NOTHING, partly, type Seen, together } from "./listing-outcome";
import type { ExpectedPerson, RosterReading } from "./roster-scope";

interface Sought {
  readonly org: number;
  /** As the API names the person: a number, or in the account contract a UUID. */
  readonly id: number | string;
  readonly email: string | null;
}

/** Resolves to the person as a member of the organization, undefined where Automox says that they are not. */
type Look = (sought: Sought, call: CallOptions) => Promise<User | undefined>;

/** Whoever wants more answers than these has another problem than a list that was cut short. */
const MOST_QUESTIONS = 50;

/**
 * A list without a count that was cut short looks like a whole one, so nobody of a state is absent before
 * Automox was asked for them alone, as the provider does it. One request for each (at most 50 an
 * organization), none for people whose id is not recorded. The first contradiction, or the first answer that
 * tells nothing, ends the questions about that organization: its list is not believed any more. Throws only
 * what concerns the whole run.
 */
export async function confirmAbsent(
  client: Pick<Client, "users" | "account">,
  { expected, roster }: { readonly expected: readonly ExpectedPerson[]; readonly roster: LiveRoster },
  { call, progress }: { readonly call: CallOptions; readonly progress?: RosterReading["confirming"] },
): Promise<Seen> {
  const missing = missingPeople(expected, roster);
  const look = roster.contract === "account" ? lookIntoAccount(client, roster) : lookIntoOrganization(client);
  const askedFor = [...missing].map(([org, people]) => ({
    org,
    people,
    asked: people.slice(0, MOST_QUESTIONS),
  }));
  const total = askedFor.reduce((sum, { asked }) => sum + asked.length, 0);
  let done = 0;
  if (total > 0) progress?.(0, total);
  return together(
    await Promise.all(
      askedFor.map(async ({ org, people, asked }) => {
        for (const [index, sought] of asked.entries()) {
          const found = await contradiction(sought, look, call);
          done += found ? asked.length - index : 1;
          progress?.(done, total);
          if (found) return found;
        }
        return { ...NOTHING, notes: people.length > asked.length ? [unasked(org, people)] : [] };
      }),
    ),
  );
}

const unasked = (org: number, people: readonly Sought[]): string =>
  `organization ${org}: ${people.length} people are not on the list; ${MOST_QUESTIONS} of them were asked for alone and are not there, the others were not asked for`;

/** By organization and then by id, in those organizations only whose list would be believed. */
function missingPeople(
  expected: readonly ExpectedPerson[],
  roster: LiveRoster,
): ReadonlyMap<number, readonly Sought[]> {
  const index = indexRoster(roster);
  const missing = new Map<number, Map<number | string, Sought>>();
  for (const { org: own, zoneRoles, ...person } of expected) {
    const id = roster.contract === "account" ? person.uuid : person.userId;
    if (id === null) continue;
    for (const org of [own, ...Object.keys(zoneRoles).map((key) => index.organizationOf(key))]) {
      if (org == null || !index.provesAbsence(org) || index.find(org, person)) continue;
      const people = missing.get(org) ?? new Map<number | string, Sought>();
      missing.set(org, people.set(id, people.get(id) ?? { org, id, email: person.email }));
    }
  }
  return new Map(
    [...missing].sort(([a], [b]) => a - b).map(([org, people]) => [org, [...people.values()].sort(byId)]),
  );
}

const byId = ({ id: a }: Sought, { id: b }: Sought): number => Number(a > b) - Number(a < b);

/**
 * Automox knows somebody although their list does not show them, or would not tell: nobody may be called gone from
 * there. Undefined: the absence is confirmed.
 */
async function contradiction(sought: Sought, look: Look, call: CallOptions): Promise<Seen | undefined> {
  const { org } = sought;
  const { value: user, failure } = await ask(() => look(sought, call));
  const missing = `organization ${org}: the list does not show ${nameOf(sought, user)}`;
  if (failure) {
    const why = `asked for alone ${failureWords(failure)}; nobody can tell whether it is complete`;
    return partly(org, `${missing}, and ${why}`);
  }
  if (user === undefined) return undefined;
  const seen = partly(org, `${missing}, whom Automox knows when asked for alone; it is not complete`);
  return { ...seen, rows: user.email === "" ? [] : [{ org, user }] };
}

function nameOf({ id, email }: Sought, user?: User): string {
  const word = typeof id === "number" ? `number ${id}` : `UUID ${id}`;
  const address = email ?? user?.email;
  return address ? `${address} (${word})` : word;
}

const lookIntoOrganization =
  ({ users }: Pick<Client, "users">): Look =>
  async ({ org, id }, call) =>
    typeof id === "number" ? users.get(org, id, call) : undefined;

/**
 * One question about a person serves all zones; what else the account knows of them is asked only once they
 * are found.
 */
function lookIntoAccount(client: Pick<Client, "account">, { accountId, organizations }: LiveRoster): Look {
  const account = client.account(accountId ?? "");
  const zoneOf = new Map(organizations.map(({ org, zone }) => [org, zone]));
  const zonesOf = once(account.zonesOf);
  return async ({ org, id, email }, call) => {
    const uuid = String(id);
    const here = (await zonesOf(uuid, call))?.find(({ zone }) => zone === zoneOf.get(org));
    if (here === undefined) return undefined;
    const { value: user } = await ask(() => account.user(uuid, call));
    return { ...user, uuid, email: user?.email ?? email ?? "", role: here.role };
  };
}
