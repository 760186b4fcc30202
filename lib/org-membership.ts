import type { Construct } from "constructs";
import type { Choices, Chosen } from "./choices";
import {
  ORG_MEMBERSHIP_SHAPE,
  type OrgMembershipInvitationWords,
  type OrgMembershipWords,
} from "./generated/constants";
import { generatesNothing, markForImport, withImportBlock } from "./import-block";
import { OrgMembership, type OrgMembershipConfig, type OrgMembershipInvitation } from "./library";
import { moveProblems } from "./moves";
import { checkShape } from "./shape";
import { withBareTriggers } from "./triggers";
import type { RoleName } from "./values/role";
import { watchPerson } from "./watch";

/** One more organization for a person: the attributes of `automox_org_membership`, with roles and choices typed. */
export interface AutomoxOrgMembershipProps
  extends Omit<OrgMembershipConfig, "role" | "invitation" | keyof OrgMembershipWords>,
    Choices<OrgMembershipWords> {
  /** Role in that organization: a documented one, best as `AutomoxRole.VIEWER`, or the name of a custom role. */
  readonly role: RoleName;
  /** What to do about an invitation that nobody accepts. */
  readonly invitation?: Chosen<OrgMembershipInvitation, OrgMembershipInvitationWords>;
}

/** Somebody who is in that organization already. */
export interface ExistingAutomoxOrgMembershipProps extends AutomoxOrgMembershipProps {
  /** Looked up by this number in place of the e-mail address, which may then be a new one. */
  readonly userId?: number;
}

/**
 * One more organization for a person whom an AutomoxUser declares in another. Applying sends an invitation to that
 * organization; names are taken from the other one where they are left out.
 *
 * @example
 * ```ts
 * new AutomoxOrgMembership(this, "ada-emea", {
 *   email: "ada@example.com",
 *   orgId: 67890,
 *   role: AutomoxRole.OPERATOR,
 * });
 * ```
 * @throws {Error} as AutomoxUser does.
 */
export class AutomoxOrgMembership extends OrgMembership {
  constructor(scope: Construct, id: string, props: AutomoxOrgMembershipProps) {
    checkShape(`${scope.node.path}/${id}`, props, ORG_MEMBERSHIP_SHAPE);
    super(scope, id, props as OrgMembershipConfig);
    watchPerson(this);
    this.node.addValidation({ validate: () => moveProblems(this) });
  }

  /**
   * Declares a membership that is there already and imports it: no invitation is sent.
   *
   * @example
   * ```ts
   * AutomoxOrgMembership.importExisting(this, "ada-emea", { email: "ada@example.com", orgId: 67890, role: AutomoxRole.ADMIN });
   * ```
   */
  static importExisting(
    scope: Construct,
    id: string,
    props: ExistingAutomoxOrgMembershipProps,
  ): AutomoxOrgMembership {
    const { userId, ...rest } = props;
    const membership = new AutomoxOrgMembership(scope, id, rest);
    markForImport(membership, { ...rest, userId });
    return membership;
  }

  /**
   * Not here: it would have Terraform write HCL, which no construct stands for.
   *
   * @throws {Error} always, with the ways there are.
   */
  static override generateConfigForImport(scope: Construct, id: string): never {
    throw generatesNothing(scope, { id, importExisting: "AutomoxOrgMembership.importExisting" });
  }

  /** @internal */
  override toTerraform(): object {
    return withImportBlock(this, withBareTriggers(super.toTerraform()), "json");
  }

  /** @internal */
  override toHclTerraform(): object {
    return withImportBlock(this, super.toHclTerraform(), "hcl");
  }

  /** @internal */
  override toMetadata(): object {
    return withImportBlock(this, super.toMetadata(), "metadata");
  }
}
