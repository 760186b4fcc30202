import type { Clock } from "../../automox/transport/clock";
import { joinSignals } from "../../automox/transport/joined-signal";
import type { Calling } from "../calls/calling";
import { overlaid, type Person } from "../person/person";
import type { PeopleSource } from "./people-source";
import type { Roster } from "./roster";

/** How long to gather newcomers at most, so that many of them cost one listing. */
const GATHER_MS = 60;

interface Waiting {
  readonly user: Person;
  readonly done: (user: Person) => void;
}

interface Parts {
  readonly clock: Clock;
  readonly source: PeopleSource;
  readonly roster: Roster;
}

/**
 * Fills in, for many people at once, the fields that the answer to an invitation leaves out. Never fails: the
 * next refresh fills in what is missing.
 */
export class Completion {
  private readonly parts: Parts;
  private waiting: Waiting[] = [];
  /** Creations. */
  private underWay = 0;
  private gathered = new AbortController();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Whoever is completed waits for others whose creation has begun. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      this.look();
    }
  }

  async complete(user: Person, calling: Calling): Promise<Person> {
    const { source, roster } = this.parts;
    if (source.isWhole(user)) return user;
    if (!source.fillsIn(user)) {
      roster.overlay.wrote(user);
      return user;
    }
    return new Promise((done) => {
      this.waiting.push({ user, done });
      if (this.waiting.length === 1) void this.gather(calling);
      this.look();
    });
  }

  /** Nobody else is on the way. */
  private look(): void {
    if (this.waiting.length >= this.underWay) this.gathered.abort();
  }

  private async gather(calling: Calling): Promise<void> {
    const { clock, source, roster } = this.parts;
    this.gathered = new AbortController();
    const either = joinSignals([calling.signal, this.gathered.signal]);
    // An abort ends the gathering, not the answer.
    await clock.sleep(GATHER_MS, either.signal).catch(() => undefined);
    either.dispose();
    const batch = this.waiting;
    this.waiting = [];
    const people = batch.map(({ user }) => user);
    const list = () => roster.fresh(calling);
    const found = await source
      .fillIn(people, { calling, list, known: roster.size })
      .catch(() => () => undefined); // the next refresh fills in what is missing
    for (const { user, done } of batch) {
      const complete = overlaid(user, found(user));
      roster.overlay.wrote(complete);
      done(complete);
    }
  }
}
