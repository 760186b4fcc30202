import type { User } from "../../automox/model/person";
import type { Place } from "../run/place";

/** The first other organization of the key that has this person so; lists one after the other, each once a run. */
export async function elsewhere(
  { run, org, calling }: Place,
  email: string,
  isSo: (user: User) => boolean,
): Promise<number | undefined> {
  for (const id of await run.numbers.get(calling)) {
    if (id === org) continue;
    const there = await run.organization(id).roster.byEmail(email, calling);
    if (there && isSo(there)) return id;
  }
  return undefined;
}
