import type { Construct } from "constructs";
import type { Choices, Chosen } from "./choices";
import { USER_SHAPE, type UserInvitationWords, type UserWords } from "./generated/constants";
import { generatesNothing, markForImport, withImportBlock } from "./import-block";
import { User, type UserConfig, type UserInvitation } from "./library";
import { moveProblems } from "./moves";
import { checkShape } from "./shape";
import { withBareTriggers } from "./triggers";
import type { AccountRoleName, RoleName } from "./values/role";
import { watchPerson } from "./watch";

/** A person in an organization: the attributes of `automox_user`, with roles and choices typed. */
export interface AutomoxUserProps
  extends Omit<UserConfig, "role" | "accountRole" | "zoneRoles" | "invitation" | keyof UserWords>,
    Choices<UserWords> {
  /** Role in the organization: a documented one, best as `AutomoxRole.VIEWER`, or the name of a custom role. */
  readonly role: RoleName;
  /** Account-wide role, for example `AutomoxAccountRole.NO_GLOBAL_ACCESS`, in the account contract. */
  readonly accountRole?: AccountRoleName;
  /** Roles in further zones, by organization number or zone UUID, in the account contract. */
  readonly zoneRoles?: { readonly [zone: string]: RoleName };
  /** What to do about an invitation that nobody accepts. */
  readonly invitation?: Chosen<UserInvitation, UserInvitationWords>;
}

/** Somebody who is in Automox already. */
export interface ExistingAutomoxUserProps extends AutomoxUserProps {
  /** Looked up by this number in place of the e-mail address, which may then be a new one. */
  readonly userId?: number;
}

/**
 * A person with access to an Automox organization. Applying sends an invitation; until it is accepted the person is
 * pending, which is no difference.
 *
 * @example
 * ```ts
 * new AutomoxUser(this, "ada", {
 *   email: "ada@example.com",
 *   firstName: "Ada",
 *   lastName: "Adams",
 *   role: AutomoxRole.VIEWER,
 * });
 * ```
 * @throws {Error} where the e-mail address has not the shape of one or the role is nearly a documented one. The same
 *   person twice in one stack and organization fails synthesizing. What only Terraform will know passes every check.
 */
export class AutomoxUser extends User {
  constructor(scope: Construct, id: string, props: AutomoxUserProps) {
    checkShape(`${scope.node.path}/${id}`, props, USER_SHAPE);
    super(scope, id, props as UserConfig);
    watchPerson(this);
    this.node.addValidation({ validate: () => moveProblems(this) });
  }

  /**
   * Declares somebody who is in Automox already and imports them: no invitation is sent. Needs no look-up of numbers,
   * the e-mail address will do; without `orgId` it is the provider's organization.
   *
   * @example
   * ```ts
   * AutomoxUser.importExisting(this, "ada", { email: "ada@example.com", role: AutomoxRole.ADMIN });
   * ```
   */
  static importExisting(scope: Construct, id: string, props: ExistingAutomoxUserProps): AutomoxUser {
    const { userId, ...rest } = props;
    const user = new AutomoxUser(scope, id, rest);
    markForImport(user, { ...rest, userId });
    return user;
  }

  /**
   * Not here: it would have Terraform write HCL, which no construct stands for.
   *
   * @throws {Error} always, with the ways there are.
   */
  static override generateConfigForImport(scope: Construct, id: string): never {
    throw generatesNothing(scope, { id, importExisting: "AutomoxUser.importExisting" });
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
