import type { UserListing } from "../../automox/people-list";
import type { CallOptions } from "../../automox/transport/call";
import { ask } from "./asked";
import { failureWords } from "./failure-words";
import type { ListedPerson } from "./join-people";

/** What came of reading one organization: people who were seen, and, where not everybody was, why. */
export interface ListingOutcome {
  readonly org: number;
  readonly rows: readonly ListedPerson[];
  /** One sentence; null: everybody was seen. */
  readonly problem: string | null;
}

export interface ListingRequest {
  readonly org: number;
  /** How the sentence about a problem names the organization: `organization 12345`. */
  readonly label: string;
  readonly list: (call: CallOptions) => Promise<UserListing>;
}

/**
 * Reads one organization. A listing that failed, or that has fewer rows than it announces itself after it was
 * read again, is a problem and never an absence; people it did show are kept, because their presence is a
 * fact. Throws only what concerns the whole run.
 */
export async function listOne(
  { org, label, list }: ListingRequest,
  call: CallOptions,
): Promise<ListingOutcome> {
  const { value: listing, failure } = await ask(async () => {
    const first = await list(call);
    return isShort(first) ? longer(first, await list(call)) : first;
  });
  if (failure) return { org, rows: [], problem: `${label} could not be read: ${failureWords(failure)}` };
  return {
    org,
    rows: listing.users.map((user) => ({ org, user })),
    problem: isShort(listing)
      ? `${label}: Automox announced ${listing.announced} people and listed ${listing.users.length}, twice`
      : null,
  };
}

const isShort = ({ users, announced }: UserListing): boolean =>
  announced !== undefined && users.length < announced;

const longer = (a: UserListing, b: UserListing): UserListing => (b.users.length >= a.users.length ? b : a);
