import type { Client } from "../../../automox/client";
import type { User } from "../../../automox/model/person";
import type { Calling } from "../../calls/calling";
import type { Person } from "../../person/person";

const PAGE = 500;

interface Place {
  readonly client: Client;
  readonly org: number;
  /** People in the last listing. */
  readonly known: number;
}

/** One GET each for few people, one listing for many. */
export async function fillInPeople(
  people: readonly Person[],
  { client, org, known }: Place,
  calling: Calling,
): Promise<(person: Person) => User | undefined> {
  const pages = Math.ceil((known + people.length) / PAGE);
  const byId =
    people.length > pages
      ? await listed(people, { client, org }, calling)
      : await single(people, { client, org }, calling);
  return ({ id }) => (id === undefined ? undefined : byId.get(id));
}

type Found = ReadonlyMap<number, User>;

/** Page by page until everybody is found; nobody is judged absent by it, so it needs no proof of its end. */
async function listed(
  people: readonly Person[],
  { client, org }: Pick<Place, "client" | "org">,
  calling: Calling,
): Promise<Found> {
  const byId = new Map<number, User>();
  try {
    for (let page = 0; people.some(({ id }) => !byId.has(id ?? 0)); page += 1) {
      const users = await client.users.page(org, { page, limit: PAGE }, calling);
      for (const user of users) if (user.id !== undefined) byId.set(user.id, user);
      if (users.length < PAGE) break;
    }
  } catch {
    // the next refresh fills in what is missing
  }
  return byId;
}

async function single(
  people: readonly Person[],
  { client, org }: Pick<Place, "client" | "org">,
  calling: Calling,
): Promise<Found> {
  const found = await Promise.all(
    people.map(({ id }) => client.users.get(org, id ?? 0, calling).catch(() => undefined)), // as above
  );
  return new Map(found.flatMap((user) => (user?.id === undefined ? [] : [[user.id, user] as const])));
}
