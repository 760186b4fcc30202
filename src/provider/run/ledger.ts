import { foldEmail } from "../../automox/wire/email";
import type { Target } from "../person/member";

const key = ({ org, email }: Target): string => `${org}/${foldEmail(email)}`;

/**
 * What one process has planned and done, by person. A process is one walk: planning never shares it
 * with applying, so nothing here decides a planned value.
 */
export class Ledger {
  private readonly present = new Set<string>();
  private readonly created = new Set<string>();
  private readonly removed = new Set<string>();
  private readonly touched = new Set<string>();
  private readonly refreshed = new Set<string>();

  /** Notes a person an address keeps or is planned to have; false if another address has them already. */
  claim(target: Target, kind: "present" | "created"): boolean {
    const name = key(target);
    if (this.present.has(name)) return false;
    this.present.add(name);
    if (kind === "created") this.created.add(name);
    return true;
  }

  /** Notes a planned removal. */
  planRemoval(target: Target): void {
    this.removed.add(key(target));
  }

  isPlannedAway(target: Target): boolean {
    return this.removed.has(key(target));
  }

  isPlannedAnew(target: Target): boolean {
    return this.created.has(key(target));
  }

  isClaimed(target: Target): boolean {
    return this.present.has(key(target));
  }

  /** Notes somebody whom this process has refreshed from a state. */
  read(target: Target): void {
    this.refreshed.add(key(target));
  }

  /** Refreshed from a state and then planned without one: core does so with what is tainted. */
  isRefreshed(target: Target): boolean {
    return this.refreshed.has(key(target));
  }

  /** Notes somebody whom this process has created, taken over or changed. */
  touch(target: Target): void {
    this.touched.add(key(target));
  }

  isTouched(target: Target): boolean {
    return this.touched.has(key(target));
  }
}
