// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface UserConfig extends cdktn.TerraformMetaArguments {
  /**
  * Account-wide role, for example `global-admin` or `no-global-access`, in the account contract. Left out, it stays what Automox has, and an invitation sends what the person has already, else the provider's `account.no_account_role`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#account_role}
  */
  readonly accountRole?: string;
  /**
  * `false` disables the account through SCIM, by a third party's guide without removing it, `true` enables it again; needs `scim` in the provider block. Left out, it is not managed.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#active}
  */
  readonly active?: boolean | cdktn.IResolvable;
  /**
  * Address the invitation goes to. Compared without case; the state keeps the configured spelling. Changing it replaces a person who has not accepted yet (the old mailbox holds a live link) and renames an active one in place.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#email}
  */
  readonly email: string;
  /**
  * Given name. Needed to invite in the organization contract; the account contract sets it after acceptance. Left out, it stays what Automox has.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#first_name}
  */
  readonly firstName?: string;
  /**
  * What to do about an invitation that nobody accepts.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--invitation User#invitation}
  */
  readonly invitation?: UserInvitation;
  /**
  * Family name. Needed to invite in the organization contract; the account contract sets it after acceptance. Left out, it stays what Automox has.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#last_name}
  */
  readonly lastName?: string;
  /**
  * What destroying does: `remove` (default) takes the person out of the organization for good, `remove_from_account` (account contract) out of the whole account unless zones are left that this resource did not give, `deactivate` disables them through SCIM (see `active` of `automox_user`), `keep` forgets them and sends nothing. The value in the state counts, so apply a change of it before destroying.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#on_destroy}
  */
  readonly onDestroy?: string;
  /**
  * What destroying does with the API keys that the person has in the organization they leave, right before they are removed or disabled: `report` (default) leaves them as they are, and the plan names them; `disable` disables them; `delete` deletes them. A key that cannot be disabled or deleted stops the removal. The provider never touches keys of whoever owns its own, and with `on_destroy = "keep"` none at all. The value in the state counts, so apply a change of it before destroying.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#on_destroy_api_keys}
  */
  readonly onDestroyApiKeys?: string;
  /**
  * What creating does if the person is there already: `adopt_if_same` (default) takes over somebody who is exactly as configured, `adopt` also changes them to the configuration, `fail` refuses. Nobody is mailed in any of them.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#on_existing}
  */
  readonly onExisting?: string;
  /**
  * Number of the organization. Defaults to the provider's. Changing it replaces the person.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#org_id}
  */
  readonly orgId?: number;
  /**
  * Notification and interface preferences, a JSON object, in the organization contract. Keys given here are managed, all others are preserved. Compared as JSON, so spacing and order do not matter.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#prefs_json}
  */
  readonly prefsJson?: string;
  /**
  * Role in the organization: `admin`, `operator` or `viewer`, or their published names `zone-admin`, `zone-operator`, `read-only`. Other words are sent as written, for custom roles.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#role}
  */
  readonly role: string;
  /**
  * How long each operation may take, waiting for the rate limit included.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--timeouts User#timeouts}
  */
  readonly timeouts?: UserTimeouts;
  /**
  * `enabled`: some second factor is on; `email` is set where none is on. Another method is not lowered. Turning it off in the console is a difference.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#two_factor}
  */
  readonly twoFactor?: string;
  /**
  * Any text; another text resets the second factor once, to `email`, for somebody who lost theirs. In the create that invites or takes over it is just recorded.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#two_factor_reset}
  */
  readonly twoFactorReset?: string;
  /**
  * What a reset sets: `email` (default), or `disabled`, which leaves the person without a second factor where Automox allows that. Not beside `two_factor = "enabled"`. Changing it resets nothing by itself.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#two_factor_reset_to}
  */
  readonly twoFactorResetTo?: string;
  /**
  * Wait at creation until the invitation is accepted, at most `timeouts.create`. When time is up the apply still succeeds, with a warning: pending is a normal state. Default `false`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#wait_for_activation}
  */
  readonly waitForActivation?: boolean | cdktn.IResolvable;
  /**
  * Roles in further zones, in the account contract: organization number or zone UUID to role. They are sent with the invitation; later entries give or take that zone. A zone stands either here or in an `automox_org_membership`, not in both.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#schema User#zone_roles}
  */
  readonly zoneRoles?: { [key: string]: string };
}
export interface UserInvitation {
  /**
  * Age from which an invitation that is not accepted is stale. Default `"14d"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--invitation User#max_age}
  */
  readonly maxAge?: string;
  /**
  * How often `reinvite` may invite anew. Default `1`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--invitation User#max_resends}
  */
  readonly maxResends?: number;
  /**
  * What a plan does about a stale invitation: `report` (default) warns, `reinvite` withdraws it and invites anew, `fail` refuses.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--invitation User#on_stale}
  */
  readonly onStale?: string;
}

export function userInvitationToTerraform(struct?: UserInvitation | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    max_age: cdktn.stringToTerraform(struct!.maxAge),
    max_resends: cdktn.numberToTerraform(struct!.maxResends),
    on_stale: cdktn.stringToTerraform(struct!.onStale),
  }
}


export function userInvitationToHclTerraform(struct?: UserInvitation | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    max_age: {
      value: cdktn.stringToHclTerraform(struct!.maxAge),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    max_resends: {
      value: cdktn.numberToHclTerraform(struct!.maxResends),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    on_stale: {
      value: cdktn.stringToHclTerraform(struct!.onStale),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class UserInvitationOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): UserInvitation | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._maxAge !== undefined) {
      hasAnyValues = true;
      internalValueResult.maxAge = this._maxAge;
    }
    if (this._maxResends !== undefined) {
      hasAnyValues = true;
      internalValueResult.maxResends = this._maxResends;
    }
    if (this._onStale !== undefined) {
      hasAnyValues = true;
      internalValueResult.onStale = this._onStale;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: UserInvitation | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._maxAge = undefined;
      this._maxResends = undefined;
      this._onStale = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._maxAge = value.maxAge;
      this._maxResends = value.maxResends;
      this._onStale = value.onStale;
    }
  }

  // max_age - computed: false, optional: true, required: false
  private _maxAge?: string;
  public get maxAge() {
    return this.getStringAttribute('max_age');
  }
  public set maxAge(value: string) {
    this._maxAge = value;
  }
  public resetMaxAge() {
    this._maxAge = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxAgeInput() {
    return this._maxAge;
  }

  // max_resends - computed: false, optional: true, required: false
  private _maxResends?: number;
  public get maxResends() {
    return this.getNumberAttribute('max_resends');
  }
  public set maxResends(value: number) {
    this._maxResends = value;
  }
  public resetMaxResends() {
    this._maxResends = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxResendsInput() {
    return this._maxResends;
  }

  // on_stale - computed: false, optional: true, required: false
  private _onStale?: string;
  public get onStale() {
    return this.getStringAttribute('on_stale');
  }
  public set onStale(value: string) {
    this._onStale = value;
  }
  public resetOnStale() {
    this._onStale = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onStaleInput() {
    return this._onStale;
  }
}
export interface UserTimeouts {
  /**
  * Longest time to invite, the wait for an acceptance included. Default `"20m"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--timeouts User#create}
  */
  readonly create?: string;
  /**
  * Longest time to remove. Default `"20m"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--timeouts User#delete}
  */
  readonly delete?: string;
  /**
  * Longest time to read. Default `"10m"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--timeouts User#read}
  */
  readonly read?: string;
  /**
  * Longest time to change. Default `"20m"`.
  *
  * Docs: {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#nestedatt--timeouts User#update}
  */
  readonly update?: string;
}

export function userTimeoutsToTerraform(struct?: UserTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    create: cdktn.stringToTerraform(struct!.create),
    delete: cdktn.stringToTerraform(struct!.delete),
    read: cdktn.stringToTerraform(struct!.read),
    update: cdktn.stringToTerraform(struct!.update),
  }
}


export function userTimeoutsToHclTerraform(struct?: UserTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    create: {
      value: cdktn.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktn.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    read: {
      value: cdktn.stringToHclTerraform(struct!.read),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktn.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class UserTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): UserTimeouts | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._read !== undefined) {
      hasAnyValues = true;
      internalValueResult.read = this._read;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: UserTimeouts | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._read = undefined;
      this._update = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._read = value.read;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string;
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // read - computed: false, optional: true, required: false
  private _read?: string;
  public get read() {
    return this.getStringAttribute('read');
  }
  public set read(value: string) {
    this._read = value;
  }
  public resetRead() {
    this._read = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get readInput() {
    return this._read;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string;
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md automox_user}
*/
export class User extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "automox_user";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a User resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the User to import
  * @param importFromId The id of the existing User that should be imported. Refer to the {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the User to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "automox_user", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/resources/user.md automox_user} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options UserConfig
  */
  public constructor(scope: Construct, id: string, config: UserConfig) {
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
    this._accountRole = config.accountRole;
    this._active = config.active;
    this._email = config.email;
    this._firstName = config.firstName;
    this._invitation.internalValue = config.invitation;
    this._lastName = config.lastName;
    this._onDestroy = config.onDestroy;
    this._onDestroyApiKeys = config.onDestroyApiKeys;
    this._onExisting = config.onExisting;
    this._orgId = config.orgId;
    this._prefsJson = config.prefsJson;
    this._role = config.role;
    this._timeouts.internalValue = config.timeouts;
    this._twoFactor = config.twoFactor;
    this._twoFactorReset = config.twoFactorReset;
    this._twoFactorResetTo = config.twoFactorResetTo;
    this._waitForActivation = config.waitForActivation;
    this._zoneRoles = config.zoneRoles;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // account_role - computed: true, optional: true, required: false
  private _accountRole?: string;
  public get accountRole() {
    return this.getStringAttribute('account_role');
  }
  public set accountRole(value: string) {
    this._accountRole = value;
  }
  public resetAccountRole() {
    this._accountRole = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accountRoleInput() {
    return this._accountRole;
  }

  // active - computed: false, optional: true, required: false
  private _active?: boolean | cdktn.IResolvable;
  public get active() {
    return this.getBooleanAttribute('active');
  }
  public set active(value: boolean | cdktn.IResolvable) {
    this._active = value;
  }
  public resetActive() {
    this._active = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get activeInput() {
    return this._active;
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // email - computed: false, optional: false, required: true
  private _email?: string;
  public get email() {
    return this.getStringAttribute('email');
  }
  public set email(value: string) {
    this._email = value;
  }
  // Temporarily expose input value. Use with caution.
  public get emailInput() {
    return this._email;
  }

  // first_name - computed: true, optional: true, required: false
  private _firstName?: string;
  public get firstName() {
    return this.getStringAttribute('first_name');
  }
  public set firstName(value: string) {
    this._firstName = value;
  }
  public resetFirstName() {
    this._firstName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get firstNameInput() {
    return this._firstName;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // invitation - computed: false, optional: true, required: false
  private _invitation = new UserInvitationOutputReference(this, "invitation");
  public get invitation() {
    return this._invitation;
  }
  public putInvitation(value: UserInvitation) {
    this._invitation.internalValue = value;
  }
  public resetInvitation() {
    this._invitation.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get invitationInput() {
    return this._invitation.internalValue;
  }

  // invitation_id - computed: true, optional: false, required: false
  public get invitationId() {
    return this.getStringAttribute('invitation_id');
  }

  // invitations_sent - computed: true, optional: false, required: false
  public get invitationsSent() {
    return this.getNumberAttribute('invitations_sent');
  }

  // last_name - computed: true, optional: true, required: false
  private _lastName?: string;
  public get lastName() {
    return this.getStringAttribute('last_name');
  }
  public set lastName(value: string) {
    this._lastName = value;
  }
  public resetLastName() {
    this._lastName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lastNameInput() {
    return this._lastName;
  }

  // on_destroy - computed: false, optional: true, required: false
  private _onDestroy?: string;
  public get onDestroy() {
    return this.getStringAttribute('on_destroy');
  }
  public set onDestroy(value: string) {
    this._onDestroy = value;
  }
  public resetOnDestroy() {
    this._onDestroy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onDestroyInput() {
    return this._onDestroy;
  }

  // on_destroy_api_keys - computed: false, optional: true, required: false
  private _onDestroyApiKeys?: string;
  public get onDestroyApiKeys() {
    return this.getStringAttribute('on_destroy_api_keys');
  }
  public set onDestroyApiKeys(value: string) {
    this._onDestroyApiKeys = value;
  }
  public resetOnDestroyApiKeys() {
    this._onDestroyApiKeys = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onDestroyApiKeysInput() {
    return this._onDestroyApiKeys;
  }

  // on_existing - computed: false, optional: true, required: false
  private _onExisting?: string;
  public get onExisting() {
    return this.getStringAttribute('on_existing');
  }
  public set onExisting(value: string) {
    this._onExisting = value;
  }
  public resetOnExisting() {
    this._onExisting = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onExistingInput() {
    return this._onExisting;
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

  // prefs_json - computed: false, optional: true, required: false
  private _prefsJson?: string;
  public get prefsJson() {
    return this.getStringAttribute('prefs_json');
  }
  public set prefsJson(value: string) {
    this._prefsJson = value;
  }
  public resetPrefsJson() {
    this._prefsJson = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get prefsJsonInput() {
    return this._prefsJson;
  }

  // role - computed: false, optional: false, required: true
  private _role?: string;
  public get role() {
    return this.getStringAttribute('role');
  }
  public set role(value: string) {
    this._role = value;
  }
  // Temporarily expose input value. Use with caution.
  public get roleInput() {
    return this._role;
  }

  // stale - computed: true, optional: false, required: false
  public get stale() {
    return this.getBooleanAttribute('stale');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new UserTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: UserTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // two_factor - computed: false, optional: true, required: false
  private _twoFactor?: string;
  public get twoFactor() {
    return this.getStringAttribute('two_factor');
  }
  public set twoFactor(value: string) {
    this._twoFactor = value;
  }
  public resetTwoFactor() {
    this._twoFactor = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get twoFactorInput() {
    return this._twoFactor;
  }

  // two_factor_method - computed: true, optional: false, required: false
  public get twoFactorMethod() {
    return this.getStringAttribute('two_factor_method');
  }

  // two_factor_reset - computed: false, optional: true, required: false
  private _twoFactorReset?: string;
  public get twoFactorReset() {
    return this.getStringAttribute('two_factor_reset');
  }
  public set twoFactorReset(value: string) {
    this._twoFactorReset = value;
  }
  public resetTwoFactorReset() {
    this._twoFactorReset = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get twoFactorResetInput() {
    return this._twoFactorReset;
  }

  // two_factor_reset_to - computed: false, optional: true, required: false
  private _twoFactorResetTo?: string;
  public get twoFactorResetTo() {
    return this.getStringAttribute('two_factor_reset_to');
  }
  public set twoFactorResetTo(value: string) {
    this._twoFactorResetTo = value;
  }
  public resetTwoFactorResetTo() {
    this._twoFactorResetTo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get twoFactorResetToInput() {
    return this._twoFactorResetTo;
  }

  // user_id - computed: true, optional: false, required: false
  public get userId() {
    return this.getNumberAttribute('user_id');
  }

  // uuid - computed: true, optional: false, required: false
  public get uuid() {
    return this.getStringAttribute('uuid');
  }

  // wait_for_activation - computed: false, optional: true, required: false
  private _waitForActivation?: boolean | cdktn.IResolvable;
  public get waitForActivation() {
    return this.getBooleanAttribute('wait_for_activation');
  }
  public set waitForActivation(value: boolean | cdktn.IResolvable) {
    this._waitForActivation = value;
  }
  public resetWaitForActivation() {
    this._waitForActivation = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get waitForActivationInput() {
    return this._waitForActivation;
  }

  // zone_roles - computed: false, optional: true, required: false
  private _zoneRoles?: { [key: string]: string };
  public get zoneRoles() {
    return this.getStringMapAttribute('zone_roles');
  }
  public set zoneRoles(value: { [key: string]: string }) {
    this._zoneRoles = value;
  }
  public resetZoneRoles() {
    this._zoneRoles = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get zoneRolesInput() {
    return this._zoneRoles;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      account_role: cdktn.stringToTerraform(this._accountRole),
      active: cdktn.booleanToTerraform(this._active),
      email: cdktn.stringToTerraform(this._email),
      first_name: cdktn.stringToTerraform(this._firstName),
      invitation: userInvitationToTerraform(this._invitation.internalValue),
      last_name: cdktn.stringToTerraform(this._lastName),
      on_destroy: cdktn.stringToTerraform(this._onDestroy),
      on_destroy_api_keys: cdktn.stringToTerraform(this._onDestroyApiKeys),
      on_existing: cdktn.stringToTerraform(this._onExisting),
      org_id: cdktn.numberToTerraform(this._orgId),
      prefs_json: cdktn.stringToTerraform(this._prefsJson),
      role: cdktn.stringToTerraform(this._role),
      timeouts: userTimeoutsToTerraform(this._timeouts.internalValue),
      two_factor: cdktn.stringToTerraform(this._twoFactor),
      two_factor_reset: cdktn.stringToTerraform(this._twoFactorReset),
      two_factor_reset_to: cdktn.stringToTerraform(this._twoFactorResetTo),
      wait_for_activation: cdktn.booleanToTerraform(this._waitForActivation),
      zone_roles: cdktn.hashMapper(cdktn.stringToTerraform)(this._zoneRoles),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      account_role: {
        value: cdktn.stringToHclTerraform(this._accountRole),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      active: {
        value: cdktn.booleanToHclTerraform(this._active),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      email: {
        value: cdktn.stringToHclTerraform(this._email),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      first_name: {
        value: cdktn.stringToHclTerraform(this._firstName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      invitation: {
        value: userInvitationToHclTerraform(this._invitation.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "UserInvitation",
      },
      last_name: {
        value: cdktn.stringToHclTerraform(this._lastName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      on_destroy: {
        value: cdktn.stringToHclTerraform(this._onDestroy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      on_destroy_api_keys: {
        value: cdktn.stringToHclTerraform(this._onDestroyApiKeys),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      on_existing: {
        value: cdktn.stringToHclTerraform(this._onExisting),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      org_id: {
        value: cdktn.numberToHclTerraform(this._orgId),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      prefs_json: {
        value: cdktn.stringToHclTerraform(this._prefsJson),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      role: {
        value: cdktn.stringToHclTerraform(this._role),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: userTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "UserTimeouts",
      },
      two_factor: {
        value: cdktn.stringToHclTerraform(this._twoFactor),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      two_factor_reset: {
        value: cdktn.stringToHclTerraform(this._twoFactorReset),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      two_factor_reset_to: {
        value: cdktn.stringToHclTerraform(this._twoFactorResetTo),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      wait_for_activation: {
        value: cdktn.booleanToHclTerraform(this._waitForActivation),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      zone_roles: {
        value: cdktn.hashMapperHcl(cdktn.stringToHclTerraform)(this._zoneRoles),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
