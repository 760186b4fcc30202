import type { Client } from "../../automox/client";
import type { Clock } from "../../automox/clock";
import type { User } from "../../automox/person";
import type { Calling } from "../api";
import type { Roster } from "./roster";

/** How long newcomers are gathered, so that many of them cost one listing. */
const GATHER_MS = 60;
const PAGE = 500;

interface Waiting {
  readonly user: User;
  readonly done: (user: User) => void;
}

/**
 * The answer to an invitation carries a few fields only. This fills in the others: one GET each for few
 * people, one listing for many. It never fails: what stays unknown comes with the next refresh.
 */
export class Completion {
  private readonly parts: { client: Client; clock: Clock; org: number; roster: Roster };
  private waiting: Waiting[] = [];

  constructor(parts: { client: Client; clock: Clock; org: number; roster: Roster }) {
    this.parts = parts;
  }

  async complete(user: User, calling: Calling): Promise<User> {
    if (user.id === undefined || (user.createdAt !== undefined && user.status !== undefined)) return user;
    return new Promise((done) => {
      this.waiting.push({ user, done });
      if (this.waiting.length === 1) void this.gather(calling);
    });
  }

  private async gather(calling: Calling): Promise<void> {
    await this.parts.clock.sleep(GATHER_MS, calling.signal).catch(() => undefined); // an abort only means: answer now
    const batch = this.waiting;
    this.waiting = [];
    const pages = Math.ceil((this.parts.roster.size + batch.length) / PAGE);
    const found =
      batch.length > pages ? await this.listed(batch, calling) : await this.single(batch, calling);
    for (const { user, done } of batch) done(merged(user, found(user)));
  }

  /** Page by page until everybody is found; nobody is judged absent by it, so it needs no proof of its end. */
  private async listed(
    batch: readonly Waiting[],
    calling: Calling,
  ): Promise<(user: User) => User | undefined> {
    const { client, org } = this.parts;
    const byId = new Map<number, User>();
    try {
      for (let page = 0; batch.some(({ user }) => !byId.has(user.id ?? 0)); page += 1) {
        const users = await client.users.page(org, { page, limit: PAGE }, calling);
        for (const user of users) if (user.id !== undefined) byId.set(user.id, user);
        if (users.length < PAGE) break;
      }
    } catch {
      // the next refresh fills in what is missing
    }
    return ({ id }) => (id === undefined ? undefined : byId.get(id));
  }

  private async single(
    batch: readonly Waiting[],
    calling: Calling,
  ): Promise<(user: User) => User | undefined> {
    const { client, org } = this.parts;
    const found = await Promise.all(
      batch.map(({ user }) => client.users.get(org, user.id ?? 0, calling).catch(() => undefined)), // as above
    );
    const byId = new Map(found.flatMap((user) => (user?.id === undefined ? [] : [[user.id, user] as const])));
    return ({ id }) => (id === undefined ? undefined : byId.get(id));
  }
}

/** What was seen later wins; what it does not carry stays as the answer said. */
function merged(user: User, seen: User | undefined): User {
  const carried = Object.entries(seen ?? {}).filter(([, value]) => value !== undefined);
  return { ...user, ...Object.fromEntries(carried) };
}
