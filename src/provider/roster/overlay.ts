import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import type { Snapshot } from "./snapshot";
import { toldOf } from "./told";

type Listed = Pick<Snapshot, "users" | "keys">;

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
  applied(listed: Listed): readonly User[] {
    return this.inFrontOf(listed, (user, own) => (own === undefined ? user : (own ?? undefined)));
  }

  /** The same for data sources. */
  told(listed: Listed): readonly User[] {
    return this.inFrontOf(listed, toldOf);
  }

  private inFrontOf(
    { users, keys }: Listed,
    merge: (listed: User | undefined, own: User | null | undefined) => User | undefined,
  ): readonly User[] {
    if (this.people.size === 0) return users;
    const unlisted = new Map(this.people);
    const rest = users.map((user, index) => {
      const key = keys[index] ?? "";
      unlisted.delete(key);
      return merge(user, this.people.get(key));
    });
    const own = [...unlisted.values()].map((user) => merge(undefined, user));
    return [...rest, ...own].filter((user) => user !== undefined);
  }
}
