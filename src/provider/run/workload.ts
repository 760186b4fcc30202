/** Counts what one walk has planned, and which warnings it has given, for warnings that are given once. */
export class Workload {
  private planned = 0;
  private readonly said = new Set<string>();

  /**
   * Adds the requests of one planned write. true once: when the sum first exceeds what one window of the rate
   * limit allows.
   */
  add(requests: number, budget: number): boolean {
    this.planned += requests;
    return this.planned > budget && this.once("budget");
  }

  /** True the first time a topic comes up. */
  once(topic: string): boolean {
    if (this.said.has(topic)) return false;
    this.said.add(topic);
    return true;
  }
}
