/** What one walk has planned so far, for warnings that are given once. */
export class Workload {
  private planned = 0;
  private readonly said = new Set<string>();

  /**
   * Adds the requests of one planned write; true once, when the sum first goes beyond what one window allows.
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
