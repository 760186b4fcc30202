// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataAutomoxUsersConfig extends cdktf.TerraformMetaArguments {
  /**
  * Regular expression that the address of the people matches, without regard to case, for example `"@example\\.com$"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md#schema DataAutomoxUsers#email_pattern}
  */
  readonly emailPattern?: string;
  /**
  * Number of the organization. Defaults to the provider's.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md#schema DataAutomoxUsers#org_id}
  */
  readonly orgId?: number;
  /**
  * Role that the people have, in any of its spellings.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md#schema DataAutomoxUsers#role}
  */
  readonly role?: string;
  /**
  * Status that the people have.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md#schema DataAutomoxUsers#status}
  */
  readonly status?: string;
}
export interface DataAutomoxUsersUsers {
}

export function dataAutomoxUsersUsersToTerraform(struct?: DataAutomoxUsersUsers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAutomoxUsersUsersToHclTerraform(struct?: DataAutomoxUsersUsers): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAutomoxUsersUsersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataAutomoxUsersUsers | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAutomoxUsersUsers | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // account_role - computed: true, optional: false, required: false
  public get accountRole() {
    return this.getStringAttribute('account_role');
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // email - computed: true, optional: false, required: false
  public get email() {
    return this.getStringAttribute('email');
  }

  // first_name - computed: true, optional: false, required: false
  public get firstName() {
    return this.getStringAttribute('first_name');
  }

  // last_name - computed: true, optional: false, required: false
  public get lastName() {
    return this.getStringAttribute('last_name');
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

  // user_id - computed: true, optional: false, required: false
  public get userId() {
    return this.getNumberAttribute('user_id');
  }

  // uuid - computed: true, optional: false, required: false
  public get uuid() {
    return this.getStringAttribute('uuid');
  }
}

export class DataAutomoxUsersUsersList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataAutomoxUsersUsersOutputReference {
    return new DataAutomoxUsersUsersOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md automox_users}
*/
export class DataAutomoxUsers extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "automox_users";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataAutomoxUsers resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataAutomoxUsers to import
  * @param importFromId The id of the existing DataAutomoxUsers that should be imported. Refer to the {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md#schema import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataAutomoxUsers to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "automox_users", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/users.md automox_users} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataAutomoxUsersConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataAutomoxUsersConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'automox_users',
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
    this._emailPattern = config.emailPattern;
    this._orgId = config.orgId;
    this._role = config.role;
    this._status = config.status;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // email_pattern - computed: false, optional: true, required: false
  private _emailPattern?: string;
  public get emailPattern() {
    return this.getStringAttribute('email_pattern');
  }
  public set emailPattern(value: string) {
    this._emailPattern = value;
  }
  public resetEmailPattern() {
    this._emailPattern = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get emailPatternInput() {
    return this._emailPattern;
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

  // role - computed: false, optional: true, required: false
  private _role?: string;
  public get role() {
    return this.getStringAttribute('role');
  }
  public set role(value: string) {
    this._role = value;
  }
  public resetRole() {
    this._role = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get roleInput() {
    return this._role;
  }

  // status - computed: false, optional: true, required: false
  private _status?: string;
  public get status() {
    return this.getStringAttribute('status');
  }
  public set status(value: string) {
    this._status = value;
  }
  public resetStatus() {
    this._status = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get statusInput() {
    return this._status;
  }

  // users - computed: true, optional: false, required: false
  private _users = new DataAutomoxUsersUsersList(this, "users", false);
  public get users() {
    return this._users;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      email_pattern: cdktf.stringToTerraform(this._emailPattern),
      org_id: cdktf.numberToTerraform(this._orgId),
      role: cdktf.stringToTerraform(this._role),
      status: cdktf.stringToTerraform(this._status),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      email_pattern: {
        value: cdktf.stringToHclTerraform(this._emailPattern),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      org_id: {
        value: cdktf.numberToHclTerraform(this._orgId),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      role: {
        value: cdktf.stringToHclTerraform(this._role),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      status: {
        value: cdktf.stringToHclTerraform(this._status),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
