/** Requests that the planned writes of this process will cost at apply, to warn before a run meets the rate limit. */
export class Workload {
  private planned = 0;
  private warned = false;

  /** Adds the cost of one planned write; true once, when the sum first goes beyond what one window allows. */
  add(requests: number, budget: number): boolean {
    this.planned += requests;
    if (this.warned || this.planned <= budget) return false;
    this.warned = true;
    return true;
  }
}
