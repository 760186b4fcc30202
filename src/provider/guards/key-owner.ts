import type { Client } from "../../automox/client";
import type { Self } from "../../automox/model/person";
import { isAdminRole, roleSlug } from "../../automox/model/roles";
import { AutomoxError } from "../../automox/transport/errors";
import { foldEmail } from "../../automox/wire/email";
import type { Calling } from "../calls/calling";
import { Once } from "../calls/once";
import type { Target } from "../person/member";
import { isGlobalAdmin } from "../schemas/account-role";
import type { ContractKind } from "../schemas/contract";
import type { AutomoxCall } from "../session";

/** Whose key this is. Read lazily, once a process; where the API does not tell, one warning says what is not checked. */
export class Owner {
  private readonly client: Client;
  private readonly lookup = new Once((calling) => this.ask(calling));
  private told = false;

  constructor(client: Client) {
    this.client = client;
  }

  async self(call: AutomoxCall, calling: Calling): Promise<Self | undefined> {
    const owner = await this.lookup.get(calling);
    if (!owner && !this.told) {
      this.told = true;
      call.warn(UNTOLD);
    }
    return owner;
  }

  /** `GET /users/self` is in no published contract, so that it is missing is an answer; anything else is a failure. */
  private async ask(calling: Calling): Promise<Self | undefined> {
    try {
      return await this.client.users.self(calling);
    } catch (thrown) {
      if (thrown instanceof AutomoxError && UNANSWERED.has(thrown.kind)) return undefined;
      throw thrown;
    }
  }
}

const UNANSWERED: ReadonlySet<string> = new Set(["not-found", "forbidden", "unreadable", "invalid"]);

const UNTOLD = {
  code: "guard/owner-unknown",
  summary: "Automox does not say whose API key this is",
  detail:
    "GET /users/self gave no answer, so guards.own_user cannot be checked: make sure that this run does not remove the owner of its " +
    "own key.",
};

export const isOwner = (
  owner: Self,
  { email, userId }: Target & { readonly userId: number | null },
): boolean =>
  (owner.id !== undefined && owner.id === userId) ||
  (owner.email !== undefined && foldEmail(owner.email) === foldEmail(email));

interface Place {
  readonly org: number;
  readonly contract: ContractKind;
}

/** Whether the owner may write in an organization; undefined where the API does not tell. */
export function mayWrite(owner: Self, { org, contract }: Place): boolean | undefined {
  if (isGlobalAdmin(owner.accountRole)) return true;
  // Nothing below the account's own role gives a right to it or takes one away.
  if (contract === "account") return (owner.accountRole ?? undefined) === undefined ? undefined : false;
  const here = owner.roles?.filter(
    ({ organizationId }) => organizationId === undefined || organizationId === org,
  );
  const words = [
    ...(here ?? []).map(({ name }) => name),
    ...(typeof owner.role === "string" ? [owner.role] : []),
  ];
  if (words.length === 0) return undefined;
  return words.some(isAdminName);
}

/** `rbac_roles` carries console labels, `role` the word of the contract. */
const isAdminName = (word: string): boolean => isAdminRole(roleSlug(word));

export const roleOf = (owner: Self): string | undefined => owner.role ?? owner.roles?.[0]?.name;
