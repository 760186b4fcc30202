import type { Client } from "../automox/client";
import type { Scim } from "../automox/scim";
import type { Clock } from "../automox/transport/clock";
import type { Call } from "../framework/call";
import { AccountContract } from "./contracts/account/account-contract";
import { Directory } from "./contracts/account/directory";
import { RoleList } from "./contracts/account/role-list";
import type { Contract } from "./contracts/contract";
import { OrganizationContract } from "./contracts/organization/organization-contract";
import { Owner } from "./guards/key-owner";
import { DefaultOrganization } from "./run/default-organization";
import { Ledger } from "./run/ledger";
import { Organization } from "./run/organization";
import { ScimRoster } from "./run/scim-roster";
import { Workload } from "./run/workload";
import type { ContractSettings } from "./schemas/contract";
import type { GuardSettings } from "./schemas/guards";

export interface AutomoxParts {
  readonly client: Client;
  /** undefined: not configured. */
  readonly scim: Scim | undefined;
  readonly clock: Clock;
  /** undefined: the one that the key sees. */
  readonly organization: number | undefined;
  readonly guards: GuardSettings;
  readonly contract: ContractSettings;
}

/** What a configured provider gives its resources and data sources. Lives for one walk of Terraform. */
export class Automox {
  readonly client: Client;
  readonly scim: Scim | undefined;
  readonly scimRoster: ScimRoster | undefined;
  readonly clock: Clock;
  readonly guards: GuardSettings;
  readonly contract: ContractSettings;
  /** The account and its zones, for the account contract. */
  readonly directory: Directory;
  readonly roleList: RoleList;
  /** The organization of everything that names none. Looked up once if it is not configured. */
  readonly defaultOrganization: DefaultOrganization;
  readonly owner: Owner;
  readonly ledger = new Ledger();
  readonly workload = new Workload();
  private readonly organizations = new Map<number, Organization>();
  private readonly closing = new AbortController();

  constructor(parts: AutomoxParts) {
    this.client = parts.client;
    this.scim = parts.scim;
    this.scimRoster = parts.scim && new ScimRoster(parts.scim, this.closing.signal);
    this.clock = parts.clock;
    this.guards = parts.guards;
    this.contract = parts.contract;
    const { accountId } = parts.contract.account;
    this.directory = new Directory({ client: parts.client, accountId, closing: this.closing.signal });
    this.roleList = new RoleList({ directory: this.directory, closing: this.closing.signal });
    this.defaultOrganization = new DefaultOrganization(parts.client, parts.organization);
    this.owner = new Owner(parts.client);
  }

  organization(org: number): Organization {
    const known = this.organizations.get(org);
    if (known) return known;
    const { clock, guards, owner } = this;
    const contract = this.contractOf(org);
    const made = new Organization({ contract, clock, guards, owner, org, closing: this.closing.signal });
    this.organizations.set(org, made);
    return made;
  }

  /** One contract for everybody, decided before the first request. */
  private contractOf(org: number): Contract {
    const { client, directory, roleList } = this;
    const { kind, account } = this.contract;
    if (kind === "organization") return new OrganizationContract({ client, org });
    return new AccountContract({
      org,
      directory,
      roleList,
      settings: account,
      organization: (number) => this.organization(number),
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([this.client.close(), this.scim?.close()]);
  }
}

export type AutomoxCall = Call<Automox>;
