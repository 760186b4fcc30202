import { defineProvider } from "../framework/provider";
import { disableApiKeys } from "./actions/disable-api-keys";
import { resendInvitation } from "./actions/resend-invitation";
import { resetTwoFactorAction } from "./actions/reset-two-factor";
import { explain } from "./calls/explain";
import { configure, type Surroundings } from "./configure";
import { accessReview } from "./data-sources/access-review";
import { organizations } from "./data-sources/organizations";
import { roles } from "./data-sources/roles";
import { self } from "./data-sources/self";
import { user as userSource } from "./data-sources/user";
import { users } from "./data-sources/users";
import { normalizeEmail } from "./functions/normalize-email";
import { parseImportId } from "./functions/parse-import-id";
import { roleSlug } from "./functions/role-slug";
import { orgMembershipList } from "./lists/org-membership";
import { userList } from "./lists/user";
import { orgMembership } from "./resources/org-membership";
import { user } from "./resources/user";
import { providerSchema } from "./schemas/provider";
import type { Automox } from "./session";

/** Lists everything that the provider has. */
export const automoxProvider = (surroundings: Surroundings) =>
  defineProvider<Automox>()({
    name: "automox",
    address: "automox-iac/automox",
    version: surroundings.version,
    doc: "Manages the people who may use an Automox console: invitations, roles and removal.",
    schema: providerSchema,
    resources: [user, orgMembership],
    dataSources: [accessReview, organizations, roles, self, userSource, users],
    lists: [userList, orgMembershipList],
    actions: [resendInvitation, resetTwoFactorAction, disableApiKeys],
    functions: [normalizeEmail, parseImportId, roleSlug],
    configure: (config, call) => configure(config, call, surroundings),
    nextWalk: (api) => api.nextWalk(),
    close: (api) => api.close(),
    explain,
  });
