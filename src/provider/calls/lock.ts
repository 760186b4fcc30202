/** One after the other. A holder that fails lets the next one in. */
export class Lock {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined); // the holder hears of its failure; the queue does not care
    return turn;
  }
}
