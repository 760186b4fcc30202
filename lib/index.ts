/**
 * Automox console users as constructs. The same for both libraries: `terraform-provider-automox/cdktf` (also the bare
 * name) for cdktf, `terraform-provider-automox/cdktn` for cdktn.
 */
export { EmailDomains } from "./email-domains";
export {
  AutomoxAccountRole,
  AutomoxRole,
  type DocumentedAccountRole,
  type DocumentedRole,
} from "./generated/constants";
export {
  DataAutomoxAccessReview,
  type DataAutomoxAccessReviewConfig,
  DataAutomoxOrganizations,
  type DataAutomoxOrganizationsConfig,
  DataAutomoxRoles,
  type DataAutomoxRolesConfig,
  DataAutomoxSelf,
  type DataAutomoxSelfConfig,
  DataAutomoxUser,
  type DataAutomoxUserConfig,
  DataAutomoxUsers,
  type DataAutomoxUsersConfig,
} from "./library";
export { MaxAdmins } from "./max-admins";
export {
  AutomoxOrgMembership,
  type AutomoxOrgMembershipProps,
  type ExistingAutomoxOrgMembershipProps,
} from "./org-membership";
export { PeopleFileError, type PeopleFileProblem } from "./people-file/people-file-error";
export type { PeopleFormat } from "./people-file/read-people";
export { AutomoxProvider, type AutomoxProviderProps } from "./provider";
export {
  AutomoxTeam,
  type AutomoxTeamDefaults,
  type AutomoxTeamFileOptions,
  type AutomoxTeamMember,
  type AutomoxTeamOptions,
  type AutomoxTeamProps,
} from "./team";
export { AutomoxUser, type AutomoxUserProps, type ExistingAutomoxUserProps } from "./user";
export type { AccountRoleName, RoleName } from "./values/role";
