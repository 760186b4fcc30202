// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface AutomoxProviderConfig {
  /**
  * How the account contract is spoken.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--account AutomoxProvider#account}
  */
  readonly account?: AutomoxProviderAccount;
  /**
  * UUID of the account, shown in the console under Settings > Secrets & Keys. Written here it switches to the published account contract (invitations, zones). `AUTOMOX_ACCOUNT_UUID` supplies the value and does not switch.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema AutomoxProvider#account_id}
  */
  readonly accountId?: string;
  /**
  * API key of an administrator, made in the console under Settings > Secrets & Keys (Setup & Configuration > Keys in older ones). Better left to the environment variable `AUTOMOX_API_KEY`: Terraform keeps a value written here in plan files.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema AutomoxProvider#api_key}
  */
  readonly apiKey?: string;
  /**
  * Where the API lives. Falls back to `AUTOMOX_BASE_URL`, then to `https://console.automox.com/api`. Plain http only to this machine.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema AutomoxProvider#base_url}
  */
  readonly baseUrl?: string;
  /**
  * Which contract to write with: `organization` (`/users?o=`) or `account`. Default `account` if `account_id` is written, else `organization`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema AutomoxProvider#contract}
  */
  readonly contract?: string;
  /**
  * What a run may not do to an organization.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--guards AutomoxProvider#guards}
  */
  readonly guards?: AutomoxProviderGuards;
  /**
  * Number of the organization for everything that names none. Falls back to `AUTOMOX_ORG_ID`, then to the organization that the key sees, if it is exactly one.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema AutomoxProvider#org_id}
  */
  readonly orgId?: number;
  /**
  * How the provider keeps within the API's rate limit.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--pacing AutomoxProvider#pacing}
  */
  readonly pacing?: AutomoxProviderPacing;
  /**
  * SCIM, for `active` and `on_destroy = "deactivate"`. A third party's guide describes it, no page of Automox does: try it with one person first. Off unless a token is given here or in `AUTOMOX_SCIM_TOKEN`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--scim AutomoxProvider#scim}
  */
  readonly scim?: AutomoxProviderScim;
  /**
  * Alias name
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema AutomoxProvider#alias}
  */
  readonly alias?: string;
}
export interface AutomoxProviderAccountRoleChangeRequest {
  /**
  * HTTP method of the call.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--account--role_change_request AutomoxProvider#method}
  */
  readonly method: string;
  /**
  * Path below `base_url`, with `{account}` and `{user}` where their UUIDs belong.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--account--role_change_request AutomoxProvider#path}
  */
  readonly path: string;
}

export function automoxProviderAccountRoleChangeRequestToTerraform(struct?: AutomoxProviderAccountRoleChangeRequest | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    method: cdktn.stringToTerraform(struct!.method),
    path: cdktn.stringToTerraform(struct!.path),
  }
}


export function automoxProviderAccountRoleChangeRequestToHclTerraform(struct?: AutomoxProviderAccountRoleChangeRequest | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    method: {
      value: cdktn.stringToHclTerraform(struct!.method),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    path: {
      value: cdktn.stringToHclTerraform(struct!.path),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export interface AutomoxProviderAccount {
  /**
  * What an invitation sends for no account-wide role. Default `no-global-access`; one published description of the request says `non-global-admin` instead.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--account AutomoxProvider#no_account_role}
  */
  readonly noAccountRole?: string;
  /**
  * No published call changes the role of somebody who has one. `fail` (default) says so, as an error of that person; `reinvite`, for roles in zones, takes the person out of the zone and invites them to it again with the new role; `undocumented` makes the call of `role_change_request`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--account AutomoxProvider#role_change}
  */
  readonly roleChange?: string;
  /**
  * The call that `role_change = "undocumented"` makes. The console has one, but nobody documents its method and path.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--account--role_change_request AutomoxProvider#role_change_request}
  */
  readonly roleChangeRequest?: AutomoxProviderAccountRoleChangeRequest;
}

export function automoxProviderAccountToTerraform(struct?: AutomoxProviderAccount | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    no_account_role: cdktn.stringToTerraform(struct!.noAccountRole),
    role_change: cdktn.stringToTerraform(struct!.roleChange),
    role_change_request: automoxProviderAccountRoleChangeRequestToTerraform(struct!.roleChangeRequest),
  }
}


export function automoxProviderAccountToHclTerraform(struct?: AutomoxProviderAccount | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    no_account_role: {
      value: cdktn.stringToHclTerraform(struct!.noAccountRole),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    role_change: {
      value: cdktn.stringToHclTerraform(struct!.roleChange),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    role_change_request: {
      value: automoxProviderAccountRoleChangeRequestToHclTerraform(struct!.roleChangeRequest),
      isBlock: true,
      type: "struct",
      storageClassType: "AutomoxProviderAccountRoleChangeRequest",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export interface AutomoxProviderGuards {
  /**
  * What to do when the last active administrator of an organization would be removed, disabled or lowered. `error`, `warn` or `off`; default `error`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--guards AutomoxProvider#last_admin}
  */
  readonly lastAdmin?: string;
  /**
  * How many people of one organization a run may remove, replace or disable, and how many may be found gone in one refresh. Default: a quarter of the members, at least 2. `terraform destroy` is no exception.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--guards AutomoxProvider#max_removals}
  */
  readonly maxRemovals?: number;
  /**
  * What to do about operators: without a zone they see no devices, and the organization contract has no field for zones (assign them under Settings > Users). `error`, `warn` or `off`; default `warn`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--guards AutomoxProvider#operator_without_zone}
  */
  readonly operatorWithoutZone?: string;
  /**
  * What to do when the owner of the API key would be removed, disabled or lowered. `error`, `warn` or `off`; default `error`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--guards AutomoxProvider#own_user}
  */
  readonly ownUser?: string;
}

export function automoxProviderGuardsToTerraform(struct?: AutomoxProviderGuards | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    last_admin: cdktn.stringToTerraform(struct!.lastAdmin),
    max_removals: cdktn.numberToTerraform(struct!.maxRemovals),
    operator_without_zone: cdktn.stringToTerraform(struct!.operatorWithoutZone),
    own_user: cdktn.stringToTerraform(struct!.ownUser),
  }
}


export function automoxProviderGuardsToHclTerraform(struct?: AutomoxProviderGuards | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    last_admin: {
      value: cdktn.stringToHclTerraform(struct!.lastAdmin),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    max_removals: {
      value: cdktn.numberToHclTerraform(struct!.maxRemovals),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    operator_without_zone: {
      value: cdktn.stringToHclTerraform(struct!.operatorWithoutZone),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    own_user: {
      value: cdktn.stringToHclTerraform(struct!.ownUser),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export interface AutomoxProviderPacing {
  /**
  * Requests in flight at once. Default `10`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--pacing AutomoxProvider#max_concurrent}
  */
  readonly maxConcurrent?: number;
  /**
  * Longest pause asked for by the API (`Retry-After`) that is waited out. Default `"5m"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--pacing AutomoxProvider#max_wait}
  */
  readonly maxWait?: string;
  /**
  * Longest time for one request, for example `"30s"`, the default.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--pacing AutomoxProvider#request_timeout}
  */
  readonly requestTimeout?: string;
  /**
  * Requests Automox grants an API key in any 5 minutes; the provider uses at most 98 % of them. Default `2500`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--pacing AutomoxProvider#requests_per_5_minutes}
  */
  readonly requestsPer5Minutes?: number;
}

export function automoxProviderPacingToTerraform(struct?: AutomoxProviderPacing | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    max_concurrent: cdktn.numberToTerraform(struct!.maxConcurrent),
    max_wait: cdktn.stringToTerraform(struct!.maxWait),
    request_timeout: cdktn.stringToTerraform(struct!.requestTimeout),
    requests_per_5_minutes: cdktn.numberToTerraform(struct!.requestsPer5Minutes),
  }
}


export function automoxProviderPacingToHclTerraform(struct?: AutomoxProviderPacing | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    max_concurrent: {
      value: cdktn.numberToHclTerraform(struct!.maxConcurrent),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    max_wait: {
      value: cdktn.stringToHclTerraform(struct!.maxWait),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    request_timeout: {
      value: cdktn.stringToHclTerraform(struct!.requestTimeout),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    requests_per_5_minutes: {
      value: cdktn.numberToHclTerraform(struct!.requestsPer5Minutes),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export interface AutomoxProviderScim {
  /**
  * The SCIM token, by a third party's guide made under Settings > SCIM in the console. It is not the API key. Better left to the environment variable `AUTOMOX_SCIM_TOKEN`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--scim AutomoxProvider#token}
  */
  readonly token?: string;
  /**
  * Where SCIM lives. Falls back to `AUTOMOX_SCIM_URL`, then to `base_url` followed by `/scim/v2`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#nestedatt--scim AutomoxProvider#url}
  */
  readonly url?: string;
}

export function automoxProviderScimToTerraform(struct?: AutomoxProviderScim | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    token: cdktn.stringToTerraform(struct!.token),
    url: cdktn.stringToTerraform(struct!.url),
  }
}


export function automoxProviderScimToHclTerraform(struct?: AutomoxProviderScim | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    token: {
      value: cdktn.stringToHclTerraform(struct!.token),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    url: {
      value: cdktn.stringToHclTerraform(struct!.url),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}


import { AutomoxProviderFunctions } from '../provider-functions/index';
/**
* Represents a {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md automox}
*/
export class AutomoxProvider extends cdktn.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "automox";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a AutomoxProvider resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AutomoxProvider to import
  * @param importFromId The id of the existing AutomoxProvider that should be imported. Refer to the {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md#schema import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the AutomoxProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "automox", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/index.md automox} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AutomoxProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: AutomoxProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'automox',
      terraformGeneratorMetadata: {
        providerName: 'automox',
        providerVersionConstraint: '~> 0.1.0'
      },
      terraformProviderSource: 'automox-iac/automox'
    });
    this._account = config.account;
    this._accountId = config.accountId;
    this._apiKey = config.apiKey;
    this._baseUrl = config.baseUrl;
    this._contract = config.contract;
    this._guards = config.guards;
    this._orgId = config.orgId;
    this._pacing = config.pacing;
    this._scim = config.scim;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // account - computed: false, optional: true, required: false
  private _account?: AutomoxProviderAccount;
  public get account() {
    return this._account;
  }
  public set account(value: AutomoxProviderAccount | undefined) {
    this._account = value;
  }
  public resetAccount() {
    this._account = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accountInput() {
    return this._account;
  }

  // account_id - computed: false, optional: true, required: false
  private _accountId?: string;
  public get accountId() {
    return this._accountId;
  }
  public set accountId(value: string | undefined) {
    this._accountId = value;
  }
  public resetAccountId() {
    this._accountId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accountIdInput() {
    return this._accountId;
  }

  // api_key - computed: false, optional: true, required: false
  private _apiKey?: string;
  public get apiKey() {
    return this._apiKey;
  }
  public set apiKey(value: string | undefined) {
    this._apiKey = value;
  }
  public resetApiKey() {
    this._apiKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get apiKeyInput() {
    return this._apiKey;
  }

  // base_url - computed: false, optional: true, required: false
  private _baseUrl?: string;
  public get baseUrl() {
    return this._baseUrl;
  }
  public set baseUrl(value: string | undefined) {
    this._baseUrl = value;
  }
  public resetBaseUrl() {
    this._baseUrl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get baseUrlInput() {
    return this._baseUrl;
  }

  // contract - computed: false, optional: true, required: false
  private _contract?: string;
  public get contract() {
    return this._contract;
  }
  public set contract(value: string | undefined) {
    this._contract = value;
  }
  public resetContract() {
    this._contract = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get contractInput() {
    return this._contract;
  }

  // guards - computed: false, optional: true, required: false
  private _guards?: AutomoxProviderGuards;
  public get guards() {
    return this._guards;
  }
  public set guards(value: AutomoxProviderGuards | undefined) {
    this._guards = value;
  }
  public resetGuards() {
    this._guards = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get guardsInput() {
    return this._guards;
  }

  // org_id - computed: false, optional: true, required: false
  private _orgId?: number;
  public get orgId() {
    return this._orgId;
  }
  public set orgId(value: number | undefined) {
    this._orgId = value;
  }
  public resetOrgId() {
    this._orgId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get orgIdInput() {
    return this._orgId;
  }

  // pacing - computed: false, optional: true, required: false
  private _pacing?: AutomoxProviderPacing;
  public get pacing() {
    return this._pacing;
  }
  public set pacing(value: AutomoxProviderPacing | undefined) {
    this._pacing = value;
  }
  public resetPacing() {
    this._pacing = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get pacingInput() {
    return this._pacing;
  }

  // scim - computed: false, optional: true, required: false
  private _scim?: AutomoxProviderScim;
  public get scim() {
    return this._scim;
  }
  public set scim(value: AutomoxProviderScim | undefined) {
    this._scim = value;
  }
  public resetScim() {
    this._scim = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get scimInput() {
    return this._scim;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string;
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // ==========================
  // PROVIDER-DEFINED FUNCTIONS
  // ==========================
  private _functions?: AutomoxProviderFunctions;

  /**
  * Provider-defined functions of the automox provider.
  */
  public get functions(): AutomoxProviderFunctions {
    if (!this._functions) {
      this._functions = new AutomoxProviderFunctions(this.terraformResourceType);
    }
    return this._functions;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      account: automoxProviderAccountToTerraform(this._account),
      account_id: cdktn.stringToTerraform(this._accountId),
      api_key: cdktn.stringToTerraform(this._apiKey),
      base_url: cdktn.stringToTerraform(this._baseUrl),
      contract: cdktn.stringToTerraform(this._contract),
      guards: automoxProviderGuardsToTerraform(this._guards),
      org_id: cdktn.numberToTerraform(this._orgId),
      pacing: automoxProviderPacingToTerraform(this._pacing),
      scim: automoxProviderScimToTerraform(this._scim),
      alias: cdktn.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      account: {
        value: automoxProviderAccountToHclTerraform(this._account),
        isBlock: true,
        type: "struct",
        storageClassType: "AutomoxProviderAccount",
      },
      account_id: {
        value: cdktn.stringToHclTerraform(this._accountId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      api_key: {
        value: cdktn.stringToHclTerraform(this._apiKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      base_url: {
        value: cdktn.stringToHclTerraform(this._baseUrl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      contract: {
        value: cdktn.stringToHclTerraform(this._contract),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      guards: {
        value: automoxProviderGuardsToHclTerraform(this._guards),
        isBlock: true,
        type: "struct",
        storageClassType: "AutomoxProviderGuards",
      },
      org_id: {
        value: cdktn.numberToHclTerraform(this._orgId),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      pacing: {
        value: automoxProviderPacingToHclTerraform(this._pacing),
        isBlock: true,
        type: "struct",
        storageClassType: "AutomoxProviderPacing",
      },
      scim: {
        value: automoxProviderScimToHclTerraform(this._scim),
        isBlock: true,
        type: "struct",
        storageClassType: "AutomoxProviderScim",
      },
      alias: {
        value: cdktn.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
