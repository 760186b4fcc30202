import type { Client } from "../../automox/client";
import type { Self } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import type { Call } from "../../framework/call";
import type { Calling } from "../calls/calling";
import { failedWith } from "../calls/failed-with";
import { Once } from "../calls/once";
import type { Member } from "../person/member";

/**
 * The owner of the API key, read once a process when first asked for. Where Automox does not tell, one
 * warning says what is not checked.
 */
export class Owner {
  private readonly lookup: Once<Self | undefined>;
  private told = false;

  constructor(client: Client) {
    this.lookup = new Once((calling) => askOwner(client, calling));
  }

  async self({ warn }: Pick<Call<unknown>, "warn">, calling: Calling): Promise<Self | undefined> {
    const owner = await this.lookup.get(calling);
    if (!owner && !this.told) {
      this.told = true;
      warn(UNTOLD);
    }
    return owner;
  }

  /** Whether Automox names this organization among those of the owner. false: not told, too. */
  async isIn(org: number, calling: Calling): Promise<boolean> {
    return (await this.lookup.get(calling))?.orgs?.includes(org) ?? false;
  }
}

/**
 * No published contract has `GET /users/self`, so an Automox that lacks it answers undefined; any other
 * failure is thrown.
 */
export async function askOwner(client: Client, calling: Calling): Promise<Self | undefined> {
  try {
    return await client.users.self(calling);
  } catch (error) {
    if (failedWith(error, "not-found", "forbidden", "unreadable", "invalid")) return undefined;
    throw error;
  }
}

const UNTOLD = {
  code: "guard/owner-unknown",
  summary: "Automox does not say whose API key this is",
  detail:
    "GET /users/self gave no answer, so guards.own_user cannot be checked: make sure that this run does " +
    "not remove the owner of its own key.",
};

export const isOwner = (owner: Self, { email, userId }: Pick<Member, "email" | "userId">): boolean =>
  (owner.id !== undefined && owner.id === userId) ||
  (owner.email !== undefined && foldEmail(owner.email) === foldEmail(email));
