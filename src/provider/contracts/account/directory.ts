import type { Account } from "../../../automox/account";
import type { Client } from "../../../automox/client";
import { isShort, type Listing } from "../../../automox/listing";
import type { User } from "../../../automox/model/person";
import type { Zone } from "../../../automox/model/zone";
import type { UserListing } from "../../../automox/people-list";
import { foldEmail } from "../../../automox/wire/email";
import { fail } from "../../../framework/diagnostics";
import type { Calling } from "../../calls/calling";
import { Lines } from "../../calls/lines";
import { Once } from "../../calls/once";
import { askOwner } from "../../guards/key-owner";

/** A zone that the organization contract has a number for. */
export type NumberedZone = Zone & { readonly organizationId: number };

interface Parts {
  readonly client: Client;
  /** undefined: the account that GET /users/self names. */
  readonly accountId: string | undefined;
  readonly closing: AbortSignal;
}

/** The account and its zones. Each is looked up once a process, and again only after a failure. */
export class Directory {
  private readonly parts: Parts;
  private readonly opening = new Once(() => this.open());
  private readonly listing = new Once(() => this.list());
  private readonly lines = new Lines();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Costs no request where the configuration names the account. */
  account(calling: Calling): Promise<Account> {
    return this.opening.get(calling);
  }

  /** The zone that stands for an organization. Fails with a list of those there are. */
  zoneOf(org: number, calling: Calling): Promise<NumberedZone> {
    return this.zoneAt(String(org), calling);
  }

  /** By a key of `zone_roles`: an organization's number or the UUID of a zone. */
  async zoneAt(key: string, calling: Calling): Promise<NumberedZone> {
    const zones = await this.listing.get(calling);
    const zone = zones.rows.find(isMeantBy(key)) ?? noZone(key, zones);
    return isNumbered(zone) ? zone : numberless(zone);
  }

  /**
   * The same for many keys. Leaves out a zone that the account lacks, and one without an organization number. Fails
   * where the list does not prove that a zone is gone: whoever has it would keep it.
   */
  async findZones(keys: readonly string[], calling: Calling): Promise<readonly NumberedZone[]> {
    const found = await Promise.all(keys.map((key) => this.findZone(key, calling)));
    return found.filter((zone) => zone !== undefined);
  }

  async findZone(key: string, calling: Calling): Promise<NumberedZone | undefined> {
    const zones = await this.listing.get(calling);
    const zone = zones.rows.find(isMeantBy(key));
    if (!zone && isShort(zones)) return noZone(key, zones);
    return zone && isNumbered(zone) ? zone : undefined;
  }

  /** Every zone of the account. */
  async zones(calling: Calling): Promise<readonly Zone[]> {
    return (await this.listing.get(calling)).rows;
  }

  /**
   * Runs writes about one address one after the other: two invitations at once would not know of each other.
   */
  oneByOne<T>(email: string, work: () => Promise<T>): Promise<T> {
    return this.lines.run(foldEmail(email), work);
  }

  /** By the number that both contracts read people by; undefined for 404. */
  numbered(org: number, userId: number, calling: Calling): Promise<User | undefined> {
    return this.parts.client.users.get(org, userId, calling);
  }

  /** Everybody of the organization as the other contract lists them: without UUIDs, which the account need not know. */
  async numberedPeople(org: number, calling: Calling, pageSize: number): Promise<UserListing> {
    const listing = await this.parts.client.users.listing(org, calling, pageSize);
    return { ...listing, users: listing.users.map(({ uuid: _, ...user }) => user) };
  }

  /** Many callers share it, so only the end of the provider aborts it. */
  private async list(): Promise<Listing<Zone>> {
    const calling = { signal: this.parts.closing };
    return (await this.account(calling)).zoneListing(calling);
  }

  private async open(): Promise<Account> {
    const { client, accountId, closing } = this.parts;
    const id = accountId ?? (await askOwner(client, { signal: closing }))?.accountId ?? undefined;
    return id === undefined ? fail(ACCOUNT_UNKNOWN) : client.account(id);
  }
}

const isNumber = (key: string): boolean => /^\d+$/.test(key);

const isMeantBy = (key: string) =>
  isNumber(key)
    ? ({ organizationId }: Zone) => organizationId === Number(key)
    : ({ id }: Zone) => id === key.toLowerCase();

export const isNumbered = (zone: Zone): zone is NumberedZone => zone.organizationId !== undefined;

const ACCOUNT_UNKNOWN = {
  code: "provider/account-unknown",
  summary: "Cannot tell which account is meant",
  detail:
    'contract = "account" needs the UUID of the account, and GET /users/self does not tell it. The console ' +
    'shows it as "Account ID" under Settings > Secrets & Keys. Write it as account_id in the provider ' +
    "block, or set AUTOMOX_ACCOUNT_UUID.",
  path: [{ attribute: "account_id" }],
};

const LET_GO =
  "If the organization is gone for good, let go of its people, one by one: terraform state rm ADDRESS, or " +
  "a removed block with destroy = false.";

function noZone(key: string, zones: Listing<Zone>): never {
  const { rows, announced } = zones;
  const what = isNumber(key) ? `organization ${Number(key)}` : `zone ${key}`;
  if (isShort(zones))
    return fail({
      code: "account/zones-incomplete",
      summary: `Cannot tell whether the account has ${what}`,
      detail:
        `Automox announces ${announced} zones and lists ${rows.length}, ${what} not among them. It may be missing from the ` +
        "answer alone. The provider sent nothing. Run again later.",
    });
  const list = rows.map(({ id, organizationId, name }) => `  ${organizationId ?? "-"}  ${name ?? ""}  ${id}`);
  return fail({
    code: "account/no-zone",
    summary: `The account has no ${what}`,
    detail:
      rows.length === 0
        ? "Automox lists no zone for this account. Check account_id, and whether the owner of this key " +
          "administers the account.\n\n" +
          LET_GO
        : `Organization number, name and UUID of its zones:\n\n${list.join("\n")}\n\n${LET_GO}`,
  });
}

const numberless = ({ id, name }: Zone): never =>
  fail({
    code: "account/zone-without-organization",
    summary: `Automox does not say which organization zone ${name ?? id} is`,
    detail:
      `The list of zones has no organization number for ${id}, and the provider manages people by organization. Leave ` +
      "the zone out.",
  });
