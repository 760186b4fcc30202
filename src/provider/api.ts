import type { CallOptions, Client } from "../automox/client";
import type { Scim } from "../automox/scim";
import type { Clock } from "../automox/transport/clock";
import type { Call } from "../framework/call";
import { Directory } from "./contract/account/directory";
import { RoleList } from "./contract/account/role-list";
import { AccountContract } from "./contract/account-contract";
import type { Contract } from "./contract/contract";
import { OrganizationContract } from "./contract/organization-contract";
import type { ContractSettings } from "./contract/settings";
import { DefaultOrganization } from "./default-organization";
import { Ledger } from "./guards/ledger";
import { Owner } from "./guards/owner";
import type { GuardSettings } from "./guards/settings";
import { Organization } from "./organization";
import { ScimRoster } from "./scim-roster";
import { Workload } from "./workload";

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
export type Calling = Pick<CallOptions, "signal" | "waited">;
