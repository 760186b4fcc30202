import type { DepartureKind, Leaving } from "./leaver";

interface Noted {
  readonly kind: DepartureKind;
  readonly order: number;
}

/** Who leaves in one walk, by folded address. */
export class Leavers {
  private readonly noted = new Map<string, Noted>();
  private order = 0;
  private losing = 0;

  kindOf(who: string): DepartureKind | undefined {
    return this.noted.get(who)?.kind;
  }

  note(who: string, kind: DepartureKind): void {
    const order = this.noted.get(who)?.order ?? this.order + 1;
    this.forget(who);
    this.order = Math.max(this.order, order);
    this.noted.set(who, { kind, order });
    if (kind !== "demotion") this.losing += 1;
  }

  forget(who: string): void {
    const kind = this.kindOf(who);
    if (kind !== undefined && kind !== "demotion") this.losing -= 1;
    this.noted.delete(who);
  }

  /**
   * Those noted so far, and how many of them lose their access. Departures that are noted while somebody waits for an answer count as later
   * ones. No copy: a thousand departures would copy half a million names.
   */
  soFar(): { readonly leaving: Leaving; readonly count: number } {
    const { noted, order } = this;
    const has = (who: string) => (noted.get(who)?.order ?? Number.POSITIVE_INFINITY) <= order;
    return { leaving: { has }, count: this.losing };
  }
}
