import type { Call } from "../framework/call";
import { accountContract } from "./contracts/account/account-contract";
import { Directory } from "./contracts/account/directory";
import { HeldZones } from "./contracts/account/held-zones";
import { RoleList } from "./contracts/account/role-list";
import type { Contract } from "./contracts/contract";
import { organizationContract } from "./contracts/organization/organization-contract";
import { Run, type RunParts } from "./run/run";
import type { AccountSettings } from "./schemas/contract";

/** What a configured provider gives its resources and data sources. Lives for one walk of Terraform. */
export class Automox extends Run {
  readonly roleList: RoleList;
  /** The account and its zones, for the account contract. */
  private readonly directory: Directory;
  private readonly heldZones = new HeldZones();
  private readonly settings: AccountSettings;
  private readonly parts: RunParts;

  constructor(parts: RunParts) {
    super(parts);
    this.parts = parts;
    const { client, contract } = parts;
    const closing = this.closing.signal;
    this.settings = contract.account;
    this.directory = new Directory({ client, accountId: contract.account.accountId, closing });
    this.roleList = new RoleList(this.directory, closing);
  }

  /** The same connection and budget, and nothing that this walk has learnt. */
  nextWalk(): Automox {
    return new Automox(this.parts);
  }

  override contractOf(org: number): Contract {
    const { client, directory, roleList, heldZones, settings } = this;
    return this.contractKind === "organization"
      ? organizationContract({ client, org })
      : accountContract({ org, directory, roleList, heldZones, settings });
  }
}

export type AutomoxCall = Call<Automox>;
