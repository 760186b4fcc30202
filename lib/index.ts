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
  type AutomoxProviderAccount,
  type AutomoxProviderAccountRoleChangeRequest,
  type AutomoxProviderGuards,
  type AutomoxProviderPacing,
  type AutomoxProviderScim,
  DataAutomoxAccessReview,
  type DataAutomoxAccessReviewConfig,
  type DataAutomoxAccessReviewPending,
  type DataAutomoxAccessReviewPendingList,
  type DataAutomoxAccessReviewPendingOutputReference,
  type DataAutomoxAccessReviewUnmanaged,
  type DataAutomoxAccessReviewUnmanagedList,
  type DataAutomoxAccessReviewUnmanagedOutputReference,
  DataAutomoxOrganizations,
  type DataAutomoxOrganizationsConfig,
  type DataAutomoxOrganizationsOrganizations,
  type DataAutomoxOrganizationsOrganizationsList,
  type DataAutomoxOrganizationsOrganizationsOutputReference,
  DataAutomoxRoles,
  type DataAutomoxRolesConfig,
  type DataAutomoxRolesRoles,
  type DataAutomoxRolesRolesList,
  type DataAutomoxRolesRolesOutputReference,
  DataAutomoxSelf,
  type DataAutomoxSelfConfig,
  DataAutomoxUser,
  type DataAutomoxUserConfig,
  DataAutomoxUsers,
  type DataAutomoxUsersConfig,
  type DataAutomoxUsersUsers,
  type DataAutomoxUsersUsersList,
  type DataAutomoxUsersUsersOutputReference,
  type OrgMembershipInvitation,
  type OrgMembershipInvitationOutputReference,
  type OrgMembershipTimeouts,
  type OrgMembershipTimeoutsOutputReference,
  type UserInvitation,
  type UserInvitationOutputReference,
  type UserTimeouts,
  type UserTimeoutsOutputReference,
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
export { AutomoxPeople, type AutomoxUnknown } from "./survey/people";
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
