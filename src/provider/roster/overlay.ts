import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";

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

  /** The people of a listing, with the writes of this process. */
  applied(users: readonly User[]): readonly User[] {
    const listed = new Set(users.map(({ email }) => foldEmail(email)));
    const own = [...this.people].flatMap(([email, user]) => (user && !listed.has(email) ? [user] : []));
    const rest = users.map((user) => {
      const written = this.byEmail(user.email);
      return written === undefined ? user : written;
    });
    return [...rest.filter((user) => user !== null), ...own];
  }
}
