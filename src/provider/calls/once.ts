import { abortable } from "./abortable";
import type { Calling } from "./calling";

/** Of the work, so that whoever began it and gives up does not end it for the others. The end of the client does. */
const NOBODYS = new AbortController().signal;

/**
 * Work that runs once for all its callers: a caller during the work waits for its answer, and a later caller
 * receives the same answer. A failure reaches every caller that waits, and is never kept: the next caller
 * begins the work anew.
 */
export class Once<T> {
  private readonly work: (calling: Calling) => Promise<T>;
  private flight: Promise<T> | undefined;

  constructor(work: (calling: Calling) => Promise<T>) {
    this.work = work;
  }

  get isBegun(): boolean {
    return this.flight !== undefined;
  }

  /** A caller's abort ends that caller's wait alone. */
  get(calling: Calling): Promise<T> {
    this.flight ??= this.begin(calling);
    return abortable(this.flight, calling.signal);
  }

  /**
   * Begins the work anew, for a caller that needs an answer no older than this call. Later callers receive
   * this answer too.
   */
  again(calling: Calling): Promise<T> {
    this.flight = undefined;
    return this.get(calling);
  }

  private begin(calling: Calling): Promise<T> {
    const flight = this.work({ ...calling, signal: NOBODYS }).catch((error) => {
      if (this.flight === flight) this.flight = undefined;
      throw error;
    });
    return flight;
  }
}
