import type { User } from "../../automox/model/person";
import { leftOut, type UserListing } from "../../automox/people-list";
import type { CallOptions } from "../../automox/transport/call";
import { LONGEST_NAME, longNamesOf } from "../../automox/wire/longest-name";
import { cutList } from "../text/markdown-budget";
import { ask } from "./asked";
import { failureWords } from "./failure-words";
import type { ListedPerson } from "./join-people";

/** What came of reading: people who were seen, and, where not everybody was, why. */
export interface Seen {
  readonly rows: readonly ListedPerson[];
  /** Organizations whose people were not all seen: nobody may be called gone from them. */
  readonly unread: readonly number[];
  /** A sentence for each thing that makes the reading incomplete. */
  readonly problems: readonly string[];
  /** Sentences about what hides nobody. */
  readonly notes: readonly string[];
}

export const NOTHING: Seen = { rows: [], unread: [], problems: [], notes: [] };

export const together = (parts: readonly Seen[]): Seen => ({
  rows: parts.flatMap(({ rows }) => rows),
  unread: parts.flatMap(({ unread }) => unread),
  problems: parts.flatMap(({ problems }) => problems),
  notes: parts.flatMap(({ notes }) => notes),
});

/** Not everybody of an organization was seen. */
export const partly = (org: number, problem: string): Seen => ({
  ...NOTHING,
  unread: [org],
  problems: [problem],
});

export interface ListingRequest {
  readonly org: number;
  /** How the sentence about a problem names the organization: `organization 12345`. */
  readonly label: string;
  readonly list: (call: CallOptions) => Promise<UserListing>;
  /** Asks for the role of somebody whose row does not tell it; left out where rows tell all that can be known. */
  readonly roleOf?: (user: User, call: CallOptions) => Promise<string | undefined>;
}

/**
 * Reads one organization. A listing that failed, or that has fewer rows than it announces itself after it was
 * read again, is a problem and never an absence; people it did show are kept, because their presence is a
 * fact. So is a row without an address: nobody knows who was left out. Throws only what concerns the whole run.
 */
export async function listOne(
  { org, label, list, roleOf }: ListingRequest,
  call: CallOptions,
): Promise<Seen> {
  const { value: listing, failure } = await ask(async () => {
    const first = await list(call);
    return isShort(first) ? longer(first, await list(call)) : first;
  });
  if (failure) return partly(org, `${label} could not be read: ${failureWords(failure)}`);
  const users = roleOf ? await withRoles(listing.users, (user) => roleOf(user, call)) : listing.users;
  const untold = roleOf ? users.filter(({ role }) => role === undefined).length : 0;
  const problem = problemOf(label, listing) ?? untoldRoles(label, { untold, all: users.length });
  return {
    ...(problem === null ? NOTHING : partly(org, problem)),
    rows: users.map((user) => ({ org, user })),
    notes: [unnumbered(label, listing), longNames(label, listing)].filter((note) => note !== null),
  };
}

const withRoles = (users: readonly User[], roleOf: (user: User) => Promise<string | undefined>) =>
  Promise.all(
    users.map(async (user) => {
      if (user.role !== undefined) return user;
      const role = (await ask(() => roleOf(user))).value;
      return role === undefined ? user : { ...user, role };
    }),
  );

/** Whoever is an administrator cannot be told then. */
const untoldRoles = (label: string, { untold, all }: { untold: number; all: number }): string | null =>
  untold === 0 ? null : `${label}: Automox does not tell the role of ${untold} of ${all} people`;

function problemOf(label: string, listing: UserListing): string | null {
  if (isShort(listing))
    return `${label}: Automox announced ${listing.announced} people and listed ${rowsOf(listing)}, twice`;
  const lost = leftOut(listing);
  const [first] = lost;
  if (first === undefined) return null;
  return `${label}: ${lost.length} of ${rowsOf(listing)} rows were left out, because nobody can be made of them: ${first.reason}`;
}

function unnumbered(label: string, { odd = [] }: UserListing): string | null {
  const rows = odd.filter(({ email }) => email !== undefined);
  if (rows.length === 0) return null;
  return `${label}: ${rows.length} of the people listed have an address alone, neither number nor UUID`;
}

function longNames(label: string, { users }: UserListing): string | null {
  const people = longNamesOf(users);
  if (people.length === 0) return null;
  const names = cutList(people, 20, (each) => each);
  return `${label}: names of more than ${LONGEST_NAME} characters are not told: ${names}`;
}

const rowsOf = (listing: UserListing): number => listing.users.length + leftOut(listing).length;

const isShort = (listing: UserListing): boolean =>
  listing.announced !== undefined && rowsOf(listing) < listing.announced;

const longer = (a: UserListing, b: UserListing): UserListing => (rowsOf(b) >= rowsOf(a) ? b : a);
