/** Runs one piece of work after the other. Work that fails lets the next one run. */
export class Lock {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined); // the caller of `run` receives the failure; the queue goes on
    return turn;
  }
}
