// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/access_review.md
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataAutomoxAccessReviewConfig extends cdktf.TerraformMetaArguments {
  /**
  * Addresses that are managed here, compared without case.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/access_review.md#schema DataAutomoxAccessReview#managed}
  */
  readonly managed: string[];
  /**
  * Number of the organization. Defaults to the provider's.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/access_review.md#schema DataAutomoxAccessReview#org_id}
  */
  readonly orgId?: number;
}
export interface DataAutomoxAccessReviewPending {
}

export function dataAutomoxAccessReviewPendingToTerraform(struct?: DataAutomoxAccessReviewPending): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAutomoxAccessReviewPendingToHclTerraform(struct?: DataAutomoxAccessReviewPending): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAutomoxAccessReviewPendingOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataAutomoxAccessReviewPending | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAutomoxAccessReviewPending | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // age_days - computed: true, optional: false, required: false
  public get ageDays() {
    return this.getNumberAttribute('age_days');
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // email - computed: true, optional: false, required: false
  public get email() {
    return this.getStringAttribute('email');
  }
}

export class DataAutomoxAccessReviewPendingList extends cdktf.ComplexList {

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
  public get(index: number): DataAutomoxAccessReviewPendingOutputReference {
    return new DataAutomoxAccessReviewPendingOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataAutomoxAccessReviewUnmanaged {
}

export function dataAutomoxAccessReviewUnmanagedToTerraform(struct?: DataAutomoxAccessReviewUnmanaged): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataAutomoxAccessReviewUnmanagedToHclTerraform(struct?: DataAutomoxAccessReviewUnmanaged): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataAutomoxAccessReviewUnmanagedOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataAutomoxAccessReviewUnmanaged | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataAutomoxAccessReviewUnmanaged | undefined) {
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

export class DataAutomoxAccessReviewUnmanagedList extends cdktf.ComplexList {

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
  public get(index: number): DataAutomoxAccessReviewUnmanagedOutputReference {
    return new DataAutomoxAccessReviewUnmanagedOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/access_review.md automox_access_review}
*/
export class DataAutomoxAccessReview extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "automox_access_review";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataAutomoxAccessReview resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataAutomoxAccessReview to import
  * @param importFromId The id of the existing DataAutomoxAccessReview that should be imported. Refer to the {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/access_review.md#schema import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataAutomoxAccessReview to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "automox_access_review", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/access_review.md automox_access_review} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataAutomoxAccessReviewConfig
  */
  public constructor(scope: Construct, id: string, config: DataAutomoxAccessReviewConfig) {
    super(scope, id, {
      terraformResourceType: 'automox_access_review',
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
    this._managed = config.managed;
    this._orgId = config.orgId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // admins - computed: true, optional: false, required: false
  public get admins() {
    return this.getListAttribute('admins');
  }

  // duplicates - computed: true, optional: false, required: false
  public get duplicates() {
    return this.getListAttribute('duplicates');
  }

  // managed - computed: false, optional: false, required: true
  private _managed?: string[];
  public get managed() {
    return cdktf.Fn.tolist(this.getListAttribute('managed'));
  }
  public set managed(value: string[]) {
    this._managed = value;
  }
  // Temporarily expose input value. Use with caution.
  public get managedInput() {
    return this._managed;
  }

  // missing - computed: true, optional: false, required: false
  public get missing() {
    return this.getListAttribute('missing');
  }

  // no_second_factor - computed: true, optional: false, required: false
  public get noSecondFactor() {
    return this.getListAttribute('no_second_factor');
  }

  // operators - computed: true, optional: false, required: false
  public get operators() {
    return this.getListAttribute('operators');
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

  // pending - computed: true, optional: false, required: false
  private _pending = new DataAutomoxAccessReviewPendingList(this, "pending", false);
  public get pending() {
    return this._pending;
  }

  // second_factor_unknown - computed: true, optional: false, required: false
  public get secondFactorUnknown() {
    return this.getListAttribute('second_factor_unknown');
  }

  // unmanaged - computed: true, optional: false, required: false
  private _unmanaged = new DataAutomoxAccessReviewUnmanagedList(this, "unmanaged", false);
  public get unmanaged() {
    return this._unmanaged;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      managed: cdktf.listMapper(cdktf.stringToTerraform, false)(this._managed),
      org_id: cdktf.numberToTerraform(this._orgId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      managed: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._managed),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      org_id: {
        value: cdktf.numberToHclTerraform(this._orgId),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
