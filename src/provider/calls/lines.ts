import { Lock } from "./lock";

/** A lock for each key: work about one thing is done one after the other, about several at once. */
export class Lines {
  private readonly locks = new Map<string, Lock>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.locks.get(key) ?? new Lock();
    this.locks.set(key, line);
    return line.run(work);
  }
}
