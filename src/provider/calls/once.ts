import { abortable } from "./abortable";
import type { Calling } from "./calling";

/**
 * Work that is done once for everybody who asks for it: whoever asks while it runs waits for the same answer,
 * and so does everybody later. A failure reaches all who wait for it and is never kept, so the next one who
 * asks begins anew.
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

  /** The abort of one who waits ends that wait alone. */
  get(calling: Calling): Promise<T> {
    this.flight ??= this.begin(calling);
    return abortable(this.flight, calling.signal);
  }

  /**
   * Work begun after this call, for an answer that must not be older. It is the one that everybody gets from
   * here on.
   */
  again(calling: Calling): Promise<T> {
    this.flight = undefined;
    return this.get(calling);
  }

  private begin(calling: Calling): Promise<T> {
    const flight = this.work(calling).catch((error) => {
      if (this.flight === flight) this.flight = undefined;
      throw error;
    });
    return flight;
  }
}
