import type { User } from "../../automox/model/person";
import type { Everybody } from "../guards/leaver";
import type { Overlay } from "./overlay";
import type { Snapshot } from "./snapshot";

type Listed = Pick<Snapshot, "users" | "keys">;

/**
 * How many people an organization has and who of them may matter to a guard, as listed, with the writes of this process in front. Each departure
 * asks, and each write changes one person: so a write is counted, and nobody else is looked at again.
 */
export class Census implements Everybody {
  private readonly overlay: Overlay;
  private readonly isMeant: (user: User) => boolean;
  private readonly rows = new Map<string, User[]>();
  /** By folded address. */
  private readonly meant = new Map<string, readonly User[]>();
  /** Of those whom this process has written. */
  private readonly sizes = new Map<string, number>();
  private count: number;
  private seen = 0;

  constructor({ users, keys }: Listed, overlay: Overlay, isMeant: (user: User) => boolean) {
    this.overlay = overlay;
    this.isMeant = isMeant;
    this.count = users.length;
    for (const [index, user] of users.entries()) {
      const key = keys[index] ?? "";
      const rows = this.rows.get(key);
      if (rows) rows.push(user);
      else this.rows.set(key, [user]);
    }
    for (const [key, rows] of this.rows) this.note(key, rows);
  }

  get members(): number {
    this.catchUp();
    return this.count;
  }

  *candidates(): Generator<readonly [email: string, user: User]> {
    this.catchUp();
    for (const [key, users] of this.meant) for (const user of users) yield [key, user];
  }

  private catchUp(): void {
    const { changes } = this.overlay;
    for (; this.seen < changes.length; this.seen += 1) this.change(changes[this.seen] ?? "");
  }

  private change(key: string): void {
    const rows = this.rows.get(key) ?? [];
    const own = this.overlay.byKey(key);
    let users: readonly User[] = rows;
    if (own) users = repeated(own, Math.max(rows.length, 1));
    else if (own === null) users = [];
    this.count += users.length - (this.sizes.get(key) ?? rows.length);
    this.sizes.set(key, users.length);
    this.note(key, users);
  }

  private note(key: string, users: readonly User[]): void {
    const meant = users.filter(this.isMeant);
    if (meant.length > 0) this.meant.set(key, meant);
    else this.meant.delete(key);
  }
}

/** Where several records have one address, what is written of it is written of each. */
const repeated = (user: User, times: number): readonly User[] => Array.from({ length: times }, () => user);
