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
  /** Folded addresses, each time that something is written of one. */
  readonly changes: string[] = [];
  private readonly people = new Map<string, User | null>();

  wrote(user: User): void {
    this.note(foldEmail(user.email), user);
  }

  renamed(from: string, user: User): void {
    this.removed(from);
    this.wrote(user);
  }

  removed(email: string): void {
    this.note(foldEmail(email), null);
  }

  byEmail(email: string): User | null | undefined {
    return this.byKey(foldEmail(email));
  }

  byKey(key: string): User | null | undefined {
    return this.people.get(key);
  }

  byId(id: number): User | undefined {
    return [...this.people.values()].find((user) => user?.id === id) ?? undefined;
  }

  private note(key: string, user: User | null): void {
    this.people.set(key, user);
    this.changes.push(key);
  }

  /** The people of a listing as data sources tell them, with the writes of this process. */
  told({ users, keys }: Listed): readonly User[] {
    if (this.people.size === 0) return users;
    const unlisted = new Map(this.people);
    const rest = users.map((user, index) => {
      const key = keys[index] ?? "";
      unlisted.delete(key);
      return toldOf(user, this.people.get(key));
    });
    const own = [...unlisted.values()].map((user) => toldOf(undefined, user));
    return [...rest, ...own].filter((user) => user !== undefined);
  }
}
