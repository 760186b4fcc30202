import type { Clock } from "../../automox/transport/clock";
import type { Calling } from "../calls/calling";
import { overlaid, type Person } from "../person/person";
import type { PeopleSource } from "./people-source";
import type { Roster } from "./roster";

/** How long to gather newcomers, so that many of them cost one listing. */
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

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async complete(user: Person, calling: Calling): Promise<Person> {
    if (this.parts.source.isWhole(user)) return user;
    return new Promise((done) => {
      this.waiting.push({ user, done });
      if (this.waiting.length === 1) void this.gather(calling);
    });
  }

  private async gather(calling: Calling): Promise<void> {
    const { clock, source, roster } = this.parts;
    // An abort ends the gathering, not the answer.
    await clock.sleep(GATHER_MS, calling.signal).catch(() => undefined);
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
