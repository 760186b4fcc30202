import type { Clock } from "../../automox/transport/clock";
import { joinSignals } from "../../automox/transport/joined-signal";
import type { Calling } from "../calls/calling";
import type { Member } from "../person/member";
import { pagesOf } from "./pages";
import type { Roster } from "./roster";
import type { Snapshot } from "./snapshot";

/** How long a removal waits for others in flight: those that a rate limit holds back must not use up its time. */
const TOGETHER_MS = 1_500;

interface Parts {
  readonly clock: Clock;
  readonly roster: Pick<Roster, "proof" | "size">;
}

/** One removal. */
interface Removal extends Pick<Member, "email" | "userId" | "uuid"> {
  readonly calling: Calling;
}

interface Waiting extends Removal {
  readonly done: (isGone: boolean) => void;
}

const lacks = (listed: Snapshot, { userId, uuid, email }: Removal): boolean =>
  (userId === null || listed.byId(userId) === undefined) &&
  (!uuid || listed.byUuid(uuid) === undefined) &&
  listed.byEmail(email) === undefined;

/** Removals that Automox has taken and nothing has proven yet. */
class Batch {
  readonly waiting: Waiting[] = [];
  private readonly closing = new AbortController();

  /** Resolves after TOGETHER_MS, and sooner where the batch is closed or its first caller gives up. */
  async time(clock: Clock, { signal }: Calling): Promise<void> {
    const either = joinSignals([signal, this.closing.signal]);
    // An abort ends the waiting, not the proof.
    await clock.sleep(TOGETHER_MS, either.signal).catch(() => undefined);
    either.dispose();
  }

  close(): void {
    this.closing.abort();
  }
}

/**
 * Removals in flight together share one proof, begun after the last of their calls: a listing, where its pages are fewer
 * than those removals. See docs/decisions/0026-proof-of-many-removals.md.
 */
export class Removals {
  private readonly parts: Parts;
  /** Addresses of those who are about to be removed, and have not been yet. */
  private readonly underWay = new Set<string>();
  private batch = new Batch();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Others in flight wait for everybody whose removal has begun, until it is sent or `work` ends. */
  async during<T>(email: string, work: () => Promise<T>): Promise<T> {
    this.underWay.add(email);
    try {
      return await work();
    } finally {
      this.leave(email);
    }
  }

  /**
   * Of somebody whom Automox has just removed, as it says, and whom a listing before that has shown. true: one begun after it
   * lacks them. Otherwise nothing is proven, and the caller asks for this one person.
   */
  isProven(removal: Removal): Promise<boolean> {
    return new Promise((done) => {
      const { batch } = this;
      batch.waiting.push({ ...removal, done });
      if (batch.waiting.length === 1)
        void batch.time(this.parts.clock, removal.calling).then(() => this.prove(batch));
      this.leave(removal.email);
    });
  }

  private leave(email: string): void {
    this.underWay.delete(email);
    if (this.underWay.size === 0) void this.prove(this.batch);
  }

  private async prove(batch: Batch): Promise<void> {
    // Taken already: the last of them landed, or their time was up.
    if (batch !== this.batch || batch.waiting.length === 0) return;
    this.batch = new Batch();
    batch.close();
    const listed = await this.list(batch.waiting);
    for (const removal of batch.waiting) removal.done(listed !== undefined && lacks(listed, removal));
  }

  /** undefined where one look a removal costs less, or where the list cannot be had. */
  private async list(batch: readonly Waiting[]): Promise<Snapshot | undefined> {
    const { roster } = this.parts;
    const [first] = batch;
    if (!first || pagesOf(roster.size) >= batch.length) return undefined;
    // Each of the batch then asks for itself, and tells its own error.
    return roster.proof(first.calling).catch(() => undefined);
  }
}
