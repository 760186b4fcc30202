import type { Client } from "../../../automox/client";
import type { User } from "../../../automox/model/person";
import type { Calling } from "../../calls/calling";
import type { Person } from "../../person/person";

const PAGE = 500;
/** Requests of one run. Each group of people in flight would list everybody again, for dates that the next refresh tells. */
const REQUESTS = 3;

/** What is left of them. */
export class FillIn {
  private left = REQUESTS;

  get isLeft(): boolean {
    return this.left > 0;
  }

  /** Whether so many requests may be sent. Takes them from the budget. */
  takes(requests: number): boolean {
    if (requests > this.left) return false;
    this.left -= requests;
    return true;
  }
}

interface Listed {
  readonly users: Client["users"];
  readonly org: number;
  /** People in the last listing. */
  readonly known: number;
  readonly budget: FillIn;
}

type Found = ReadonlyMap<number, User>;

/** Reads few people by one GET each, and many by listing them; nobody once the run has spent its requests on that. */
export async function fillInPeople(
  people: readonly Person[],
  listed: Listed,
  calling: Calling,
): Promise<(person: Person) => User | undefined> {
  const pages = Math.ceil((listed.known + people.length) / PAGE);
  if (!listed.budget.takes(Math.min(people.length, pages))) return () => undefined;
  const look = people.length > pages ? lookInPages : lookOneByOne;
  const byId = await look(people, listed, calling);
  return ({ id }) => (id === undefined ? undefined : byId.get(id));
}

/**
 * Lists page by page until everybody is found. It calls nobody absent, so it needs no proof that the list is
 * whole.
 */
async function lookInPages(
  people: readonly Person[],
  { users, org }: Listed,
  calling: Calling,
): Promise<Found> {
  const byId = new Map<number, User>();
  try {
    for (let page = 0; people.some(({ id }) => !byId.has(id ?? 0)); page += 1) {
      const listed = await users.page(org, { page, limit: PAGE }, calling);
      for (const user of listed) if (user.id !== undefined) byId.set(user.id, user);
      if (listed.length === 0) break;
    }
  } catch {
    // the next refresh fills in what is missing
  }
  return byId;
}

async function lookOneByOne(
  people: readonly Person[],
  { users, org }: Listed,
  calling: Calling,
): Promise<Found> {
  const found = await Promise.all(
    // the next refresh fills in what is missing
    people.map(({ id }) => users.get(org, id ?? 0, calling).catch(() => undefined)),
  );
  return new Map(found.flatMap((user) => (user?.id === undefined ? [] : [[user.id, user] as const])));
}
