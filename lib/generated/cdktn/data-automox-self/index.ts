// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/self.md
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataAutomoxSelfConfig extends cdktn.TerraformMetaArguments {
}

/**
* Represents a {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/self.md automox_self}
*/
export class DataAutomoxSelf extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "automox_self";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataAutomoxSelf resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataAutomoxSelf to import
  * @param importFromId The id of the existing DataAutomoxSelf that should be imported. Refer to the {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/self.md#schema import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataAutomoxSelf to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "automox_self", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://github.com/automox-iac/terraform-provider-automox/blob/main/docs/data-sources/self.md automox_self} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataAutomoxSelfConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataAutomoxSelfConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'automox_self',
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
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // account_role - computed: true, optional: false, required: false
  public get accountRole() {
    return this.getStringAttribute('account_role');
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

  // user_id - computed: true, optional: false, required: false
  public get userId() {
    return this.getNumberAttribute('user_id');
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
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
    };
    return attrs;
  }
}
