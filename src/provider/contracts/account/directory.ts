import type { Account } from "../../../automox/account";
import type { Client } from "../../../automox/client";
import type { User } from "../../../automox/model/person";
import type { Zone } from "../../../automox/model/zone";
import { foldEmail } from "../../../automox/wire/email";
import { fail } from "../../../framework/diagnostics";
import type { Calling } from "../../calls/calling";
import { Lock } from "../../calls/lock";
import { Once } from "../../calls/once";
import { askOwner } from "../../guards/key-owner";

/** A zone that the organization contract has a number for. */
export type NumberedZone = Zone & { readonly organizationId: number };

interface Parts {
  readonly client: Client;
  /** undefined: the one that GET /users/self names. */
  readonly accountId: string | undefined;
  readonly closing: AbortSignal;
}

/** The account and its zones: looked up once a process, and again only after a failure. */
export class Directory {
  private readonly parts: Parts;
  private readonly opening = new Once(() => this.open());
  private readonly listing = new Once(() => this.list());
  private readonly lines = new Map<string, Lock>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The account that is spoken to. Costs no request where its id is configured. */
  account(calling: Calling): Promise<Account> {
    return this.opening.get(calling);
  }

  /** The zone that stands for an organization. Fails with a list of those there are. */
  async zoneOf(org: number, calling: Calling): Promise<NumberedZone> {
    const zones = await this.zones(calling);
    return zones.find((zone) => isNumbered(zone, org)) ?? noZone(`organization ${org}`, zones);
  }

  /** By a key of `zone_roles`: an organization's number or the UUID of a zone. */
  async zoneAt(key: string, calling: Calling): Promise<NumberedZone> {
    if (/^\d+$/.test(key)) return this.zoneOf(Number(key), calling);
    const zones = await this.zones(calling);
    const zone = zones.find(({ id }) => id === key.toLowerCase()) ?? noZone(`zone ${key}`, zones);
    return zone.organizationId === undefined ? numberless(zone) : (zone as NumberedZone);
  }

  /** The same; undefined for a zone that is not there, or that people cannot be looked up in. */
  async findZone(key: string, calling: Calling): Promise<NumberedZone | undefined> {
    const isMeant = /^\d+$/.test(key)
      ? ({ organizationId }: Zone) => organizationId === Number(key)
      : ({ id }: Zone) => id === key.toLowerCase();
    const zone = (await this.zones(calling)).find(isMeant);
    return zone?.organizationId === undefined ? undefined : (zone as NumberedZone);
  }

  /** Every zone of the account. */
  zones(calling: Calling): Promise<readonly Zone[]> {
    return this.listing.get(calling);
  }

  /** Writes about one address, one after the other: two invitations at once would not know of each other. */
  oneByOne<T>(email: string, work: () => Promise<T>): Promise<T> {
    const address = foldEmail(email);
    const line = this.lines.get(address) ?? new Lock();
    this.lines.set(address, line);
    return line.run(work);
  }

  /** By the number that both contracts read people by; undefined for 404. */
  numbered(org: number, userId: number, calling: Calling): Promise<User | undefined> {
    return this.parts.client.users.get(org, userId, calling);
  }

  /** Shared by many callers, so only closing the provider ends it. */
  private async list(): Promise<readonly Zone[]> {
    const calling = { signal: this.parts.closing };
    return (await this.account(calling)).zones(calling);
  }

  private async open(): Promise<Account> {
    const { client, accountId, closing } = this.parts;
    const id = accountId ?? (await askOwner(client, { signal: closing }))?.accountId ?? undefined;
    return id === undefined ? fail(ACCOUNT_UNKNOWN) : client.account(id);
  }
}

const isNumbered = (zone: Zone, org: number): zone is NumberedZone => zone.organizationId === org;

const ACCOUNT_UNKNOWN = {
  code: "provider/account-unknown",
  summary: "Cannot tell which account is meant",
  detail:
    'contract = "account" needs the UUID of the account, and GET /users/self does not tell it. The console shows it as "Account ID" under ' +
    "Settings > Secrets & Keys. Write it as account_id in the provider block, or set AUTOMOX_ACCOUNT_UUID.",
  path: [{ attribute: "account_id" }],
};

const LET_GO =
  "If the organization is gone for good, let go of its people, one by one: terraform state rm ADDRESS, or a removed block with destroy = false.";

function noZone(wanted: string, zones: readonly Zone[]): never {
  const list = zones.map(
    ({ id, organizationId, name }) => `  ${organizationId ?? "-"}  ${name ?? ""}  ${id}`,
  );
  return fail({
    code: "account/no-zone",
    summary: `The account has no ${wanted}`,
    detail:
      zones.length === 0
        ? "Automox lists no zone for this account. Check account_id, and whose key this is: only a global administrator sees zones.\n\n" +
          LET_GO
        : `Organization number, name and UUID of its zones:\n\n${list.join("\n")}\n\n${LET_GO}`,
  });
}

const numberless = ({ id, name }: Zone): never =>
  fail({
    code: "account/zone-without-organization",
    summary: `Automox does not say which organization zone ${name ?? id} is`,
    detail: `The list of zones has no organization number for ${id}, and people are kept by organization. Leave the zone out.`,
  });
