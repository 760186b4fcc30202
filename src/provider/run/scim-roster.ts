import type { ScimUser } from "../../automox/model/scim-user";
import type { Scim } from "../../automox/scim";
import { foldEmail } from "../../automox/wire/email";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";

/** Everybody whom SCIM knows, out of one listing a run. */
export class ScimRoster {
  private readonly listing: Once<ReadonlyMap<string, ScimUser>>;

  constructor(scim: Scim, closing: AbortSignal) {
    this.listing = new Once(() => listScim(scim, closing));
  }

  async byEmail(email: string, calling: Calling): Promise<ScimUser | undefined> {
    return (await this.listing.get(calling)).get(foldEmail(email));
  }
}

async function listScim(scim: Scim, signal: AbortSignal): Promise<ReadonlyMap<string, ScimUser>> {
  const users = new Map<string, ScimUser>();
  for (const user of await scim.list({ signal })) {
    const key = foldEmail(user.userName);
    // Of two users with one name, the active one counts: that one gets in.
    if (users.get(key)?.active !== true) users.set(key, user);
  }
  return users;
}
