import { createHash } from "node:crypto";

/** A read or a plan of one object of the state, or of one that is to be created. */
export interface Look {
  readonly operation: "read" | "plan";
  readonly type: string;
  /** `deferral_allowed` of its client: false while Terraform plans, true while it applies, undefined before 1.9. */
  readonly isApplying: boolean | undefined;
  /** What the object is, as bytes: its state, and for a plan without one its configuration. */
  readonly parts: readonly (Uint8Array | undefined)[];
}

/**
 * Notices that another walk of Terraform begins in the same process. A command gives each walk a process of its own, but
 * `terraform test` configures a provider once and plans and applies all runs of a file with it (Terraform 1.13 to 1.15, by
 * running). No call says so. What does: the client's capabilities differ between planning and applying, and no walk reads
 * or plans one object twice. The second is believed of a client alone that shares a process: of two addresses with one
 * object, the second would look the same. Only `terraform test` configures without ValidateProviderConfig.
 */
export class Walks {
  private isShared = true;
  private hasBegun = false;
  private isApplying: boolean | undefined;
  private readonly seen = { read: new Set<string>(), plan: new Set<string>() };

  /** ValidateProviderConfig: each walk of a command begins with it. */
  validated(): void {
    this.isShared = false;
  }

  /** Whether a walk begins with this look. */
  begins(look: Look): boolean {
    const { operation, isApplying } = look;
    const turns = this.hasBegun && isApplying !== this.isApplying;
    this.hasBegun = true;
    this.isApplying = isApplying;
    if (turns) this.isShared = true;
    if (!this.isShared) return false;
    const { read, plan } = this.seen;
    const object = digestOf(look);
    const isAgain = plan.has(object) || (operation === "read" && read.has(object));
    const begins = turns || isAgain;
    if (begins) for (const each of [read, plan]) each.clear();
    this.seen[operation].add(object);
    return begins;
  }
}

function digestOf({ type, parts }: Look): string {
  const hash = createHash("sha256").update(type);
  for (const part of parts) hash.update(part ? `+${part.length}:` : "-").update(part ?? new Uint8Array(0));
  return hash.digest("base64");
}
