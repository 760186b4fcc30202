import { foldEmail } from "../automox/email";
import type { Scim } from "../automox/scim";
import type { Calling } from "./api";
import { abortable } from "./roster/abortable";

/** Who is active according to SCIM, from one listing a run. A listing that failed is asked again. */
export class ScimRoster {
  private readonly scim: Scim;
  private readonly closing: AbortSignal;
  private listing: Promise<ReadonlyMap<string, boolean>> | undefined;

  constructor(scim: Scim, closing: AbortSignal) {
    this.scim = scim;
    this.closing = closing;
  }

  /** undefined: SCIM does not know the person, or does not say. */
  async activeOf(email: string, { signal }: Calling): Promise<boolean | undefined> {
    this.listing ??= this.list().catch((thrown) => {
      this.listing = undefined;
      throw thrown;
    });
    return (await abortable(this.listing, signal)).get(foldEmail(email));
  }

  private async list(): Promise<ReadonlyMap<string, boolean>> {
    const users = await this.scim.list({ signal: this.closing });
    return new Map(
      users.flatMap(({ userName, active }) =>
        active === undefined ? [] : [[foldEmail(userName), active] as const],
      ),
    );
  }
}
