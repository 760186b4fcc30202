import type { ScimUser } from "../../automox/model/scim-user";
import type { Scim } from "../../automox/scim";
import { foldEmail } from "../../automox/wire/email";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";

/** Everybody whom SCIM knows, from one listing a run. A listing that failed is asked again. */
export class ScimRoster {
  private readonly scim: Scim;
  private readonly closing: AbortSignal;
  private readonly listing = new Once(() => this.list());

  constructor(scim: Scim, closing: AbortSignal) {
    this.scim = scim;
    this.closing = closing;
  }

  async byEmail(email: string, calling: Calling): Promise<ScimUser | undefined> {
    return (await this.listing.get(calling)).get(foldEmail(email));
  }

  private async list(): Promise<ReadonlyMap<string, ScimUser>> {
    const users = new Map<string, ScimUser>();
    for (const user of await this.scim.list({ signal: this.closing })) {
      const key = foldEmail(user.userName);
      // Of two with one name, the one who gets in is the one that matters.
      if (users.get(key)?.active !== true) users.set(key, user);
    }
    return users;
  }
}
