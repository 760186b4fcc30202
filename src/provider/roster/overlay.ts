import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import { toldOf } from "./told";

/**
 * What this process has written. Reads look here before any listing, because lists lag behind writes. null:
 * removed.
 */
export class Overlay {
  private readonly people = new Map<string, User | null>();

  wrote(user: User): void {
    this.people.set(foldEmail(user.email), user);
  }

  renamed(from: string, user: User): void {
    this.people.set(foldEmail(from), null);
    this.wrote(user);
  }

  removed(email: string): void {
    this.people.set(foldEmail(email), null);
  }

  byEmail(email: string): User | null | undefined {
    return this.people.get(foldEmail(email));
  }

  byId(id: number): User | undefined {
    return [...this.people.values()].find((user) => user?.id === id) ?? undefined;
  }

  /** The people of a listing, with the writes of this process. */
  applied(users: readonly User[]): readonly User[] {
    return this.inFrontOf(users, (user, own) => (own === undefined ? user : (own ?? undefined)));
  }

  /** The same for data sources. */
  told(users: readonly User[]): readonly User[] {
    return this.inFrontOf(users, toldOf);
  }

  private inFrontOf(
    users: readonly User[],
    merge: (listed: User | undefined, own: User | null | undefined) => User | undefined,
  ): readonly User[] {
    const listed = new Set(users.map(({ email }) => foldEmail(email)));
    const rest = users.map((user) => merge(user, this.byEmail(user.email)));
    const own = [...this.people]
      .filter(([email]) => !listed.has(email))
      .map(([, user]) => merge(undefined, user));
    return [...rest, ...own].filter((user) => user !== undefined);
  }
}
