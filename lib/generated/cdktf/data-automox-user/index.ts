// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataAutomoxUserConfig extends cdktf.TerraformMetaArguments {
  /**
  * Address to look for, without regard to case. This or `user_id`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md#schema DataAutomoxUser#email}
  */
  readonly email?: string;
  /**
  * Answer nulls and `found = false` where nobody is there, instead of an error. Default `false`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md#schema DataAutomoxUser#missing_ok}
  */
  readonly missingOk?: boolean | cdktf.IResolvable;
  /**
  * Number of the organization. Defaults to the provider's.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md#schema DataAutomoxUser#org_id}
  */
  readonly orgId?: number;
  /**
  * Number to look for. This or `email`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md#schema DataAutomoxUser#user_id}
  */
  readonly userId?: number;
}

/**
* Represents a {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md automox_user}
*/
export class DataAutomoxUser extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "automox_user";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataAutomoxUser resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataAutomoxUser to import
  * @param importFromId The id of the existing DataAutomoxUser that should be imported. Refer to the {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md#schema import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataAutomoxUser to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "automox_user", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/user.md automox_user} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataAutomoxUserConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataAutomoxUserConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'automox_user',
      terraformGeneratorMetadata: {
        providerName: 'automox',
        providerVersionConstraint: '~> 0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._email = config.email;
    this._missingOk = config.missingOk;
    this._orgId = config.orgId;
    this._userId = config.userId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // account_role - computed: true, optional: false, required: false
  public get accountRole() {
    return this.getStringAttribute('account_role');
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // email - computed: true, optional: true, required: false
  private _email?: string;
  public get email() {
    return this.getStringAttribute('email');
  }
  public set email(value: string) {
    this._email = value;
  }
  public resetEmail() {
    this._email = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get emailInput() {
    return this._email;
  }

  // first_name - computed: true, optional: false, required: false
  public get firstName() {
    return this.getStringAttribute('first_name');
  }

  // found - computed: true, optional: false, required: false
  public get found() {
    return this.getBooleanAttribute('found');
  }

  // last_name - computed: true, optional: false, required: false
  public get lastName() {
    return this.getStringAttribute('last_name');
  }

  // missing_ok - computed: false, optional: true, required: false
  private _missingOk?: boolean | cdktf.IResolvable;
  public get missingOk() {
    return this.getBooleanAttribute('missing_ok');
  }
  public set missingOk(value: boolean | cdktf.IResolvable) {
    this._missingOk = value;
  }
  public resetMissingOk() {
    this._missingOk = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get missingOkInput() {
    return this._missingOk;
  }

  // org_id - computed: true, optional: true, required: false
  private _orgId?: number;
  public get orgId() {
    return this.getNumberAttribute('org_id');
  }
  public set orgId(value: number) {
    this._orgId = value;
  }
  public resetOrgId() {
    this._orgId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get orgIdInput() {
    return this._orgId;
  }

  // orgs - computed: true, optional: false, required: false
  public get orgs() {
    return this.getNumberListAttribute('orgs');
  }

  // role - computed: true, optional: false, required: false
  public get role() {
    return this.getStringAttribute('role');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // two_factor_method - computed: true, optional: false, required: false
  public get twoFactorMethod() {
    return this.getStringAttribute('two_factor_method');
  }

  // updated_at - computed: true, optional: false, required: false
  public get updatedAt() {
    return this.getStringAttribute('updated_at');
  }

  // user_id - computed: true, optional: true, required: false
  private _userId?: number;
  public get userId() {
    return this.getNumberAttribute('user_id');
  }
  public set userId(value: number) {
    this._userId = value;
  }
  public resetUserId() {
    this._userId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userIdInput() {
    return this._userId;
  }

  // uuid - computed: true, optional: false, required: false
  public get uuid() {
    return this.getStringAttribute('uuid');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      email: cdktf.stringToTerraform(this._email),
      missing_ok: cdktf.booleanToTerraform(this._missingOk),
      org_id: cdktf.numberToTerraform(this._orgId),
      user_id: cdktf.numberToTerraform(this._userId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      email: {
        value: cdktf.stringToHclTerraform(this._email),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      missing_ok: {
        value: cdktf.booleanToHclTerraform(this._missingOk),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      org_id: {
        value: cdktf.numberToHclTerraform(this._orgId),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      user_id: {
        value: cdktf.numberToHclTerraform(this._userId),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
