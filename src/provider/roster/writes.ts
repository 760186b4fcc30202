import { foldEmail } from "../../automox/wire/email";

/** When this process wrote last, to anybody and to each, in any organization: numbers that only grow. */
export class Writes {
  private count = 0;
  private readonly last = new Map<string, number>();

  note(email: string): void {
    this.count += 1;
    this.last.set(foldEmail(email), this.count);
  }

  get latest(): number {
    return this.count;
  }

  /** 0 for whoever was not written. */
  latestOf(email: string): number {
    return this.last.get(foldEmail(email)) ?? 0;
  }
}
