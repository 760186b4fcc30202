import type { Client } from "../../automox/client";
import type { User } from "../../automox/model/person";
import type { Scim } from "../../automox/scim";
import type { Clock } from "../../automox/transport/clock";
import type { Calling } from "../calls/calling";
import { Lines } from "../calls/lines";
import { Once } from "../calls/once";
import { Owner } from "../guards/key-owner";
import type { PeopleSource } from "../roster/people-source";
import { Writes } from "../roster/writes";
import type { ContractKind, ContractSettings } from "../schemas/contract";
import type { GuardSettings } from "../schemas/guards";
import { Activity } from "./activity";
import { defaultOrganization } from "./default-organization";
import { Ledger } from "./ledger";
import { ListedKeys } from "./listed-keys";
import { Organization } from "./organization";
import { ScimRoster } from "./scim-roster";
import { ToldOnce } from "./told-once";
import { Workload } from "./workload";

export interface RunParts {
  readonly client: Client;
  /** undefined: not configured. */
  readonly scim: Scim | undefined;
  readonly clock: Clock;
  /** undefined: the only one that the key sees. */
  readonly organization: number | undefined;
  readonly guards: GuardSettings;
  readonly contract: ContractSettings;
  readonly terraformVersion: string;
}

/** What one walk of Terraform knows and uses, whichever contract it speaks. */
export abstract class Run {
  readonly client: Client;
  readonly scim: Scim | undefined;
  readonly scimRoster: ScimRoster | undefined;
  readonly clock: Clock;
  readonly guards: GuardSettings;
  readonly contractKind: ContractKind;
  /**
   * Whether an object that is read before its removal is planned must be a deposed one: Terraform 1.11 plans what left the
   * configuration first. Other versions read that first too, or nobody has looked.
   */
  readonly readsOnlyDeposedFirst: boolean;
  /** The organization of everything that names none. Looked up once if it is not configured. */
  readonly defaultOrganization: (calling: Calling) => Promise<number>;
  /** Of all organizations that the key sees. */
  readonly numbers: Once<readonly number[]>;
  readonly owner: Owner;
  readonly keys: ListedKeys;
  readonly ledger = new Ledger();
  readonly writes = new Writes();
  readonly workload = new Workload();
  readonly causes = new ToldOnce();
  /** Looks and writes about one record, which several organizations may share. */
  readonly records = new Lines();
  /** Names and addresses that this walk has written, by number: any list of the person may be older. */
  readonly profiles = new Map<number, User>();
  readonly activity: Activity;
  protected readonly closing = new AbortController();
  private readonly organizations = new Map<number, Organization>();

  constructor(parts: RunParts) {
    const { client, scim, clock, organization, guards, contract } = parts;
    this.readsOnlyDeposedFirst = parts.terraformVersion.startsWith("1.11.");
    this.client = client;
    this.scim = scim;
    this.scimRoster = scim && new ScimRoster(scim, this.closing.signal);
    this.clock = clock;
    this.activity = new Activity(clock);
    this.guards = guards;
    this.contractKind = contract.kind;
    this.defaultOrganization = defaultOrganization(client, organization);
    this.numbers = new Once(async (calling) =>
      (await client.organizations.list(calling)).map(({ id }) => id),
    );
    this.owner = new Owner(client);
    this.keys = new ListedKeys(client, this.closing.signal);
  }

  organization(org: number): Organization {
    const known = this.organizations.get(org);
    if (known) return known;
    const { clock, guards, owner, writes } = this;
    const source = this.contractOf(org);
    const closing = this.closing.signal;
    const made = new Organization({ source, clock, guards, owner, org, closing, writes });
    this.organizations.set(org, made);
    return made;
  }

  /** The same contract for every organization, decided before the first request. */
  abstract contractOf(org: number): PeopleSource;

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([this.client.close(), this.scim?.close()]);
  }
}
