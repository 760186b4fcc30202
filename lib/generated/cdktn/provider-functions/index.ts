// Written by `npm run bindings` from the schema that the built provider serves. Do not edit.
// @ts-nocheck generated for looser settings than ours; what it declares is checked where it is used
// generated from provider function schema

import * as cdktn from 'cdktn';

/**
* Provider-defined functions of the automox provider.
*/
export class AutomoxProviderFunctions {
  private readonly providerLocalName: string;

  /**
  * @param providerLocalName The local name of the provider in required_providers; defaults to the registry short name. Override when the provider is declared under a different local name — aliases do not change the namespace, local names do.
  */
  constructor(providerLocalName: string) {
    this.providerLocalName = providerLocalName;
  }

  /**
  * Without surrounding blanks and in lower case. Good as a `for_each` key: a re-cased address keeps its key.
  * @param {string} email - An e-mail address.
  * @returns {string}
  */
  public normalizeEmail(email: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "normalize_email", [email]));
  }

  /**
  * `ORG/EMAIL`, `ORG/USER_ID`, `EMAIL` or `USER_ID`, as the resources of this provider are imported by. What an id does not say is null.
  * @param {string} id - An import id.
  * @returns {object}
  */
  public parseImportId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_import_id", [id]);
  }

  /**
  * From any label of the console past or present, or any word of the API, to the published name: `Full Administrator` and `admin` give `zone-admin`. Case, blanks, hyphens and underscores do not matter. Unknown labels come back unchanged, because custom roles have any name.
  * @param {string} label - A role as somebody wrote it.
  * @returns {string}
  */
  public roleSlug(label: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "role_slug", [label]));
  }
}
