import type { Client } from "../../../automox/client";
import { isAdminRole, sameRole } from "../../../automox/model/roles";
import type { Person, Roles } from "../../person/person";
import { showSecondFactor } from "../../person/second-factor";
import type { Showing, Shown } from "../../person/state";
import { smallerPages } from "../../roster/smaller-pages";
import { onOneRecord } from "../../writing/one-record";
import type { Contract } from "../contract";
import { warnAboutSlip } from "../role-slips";
import { changePerson } from "./change";
import { FillIn, fillInPeople } from "./fill-in";
import { prepareInvitation } from "./prepare-invitation";
import { removePerson } from "./remove";

interface Parts {
  readonly client: Client;
  readonly org: number;
}

/**
 * `/users?o=`: reads people by number, changes roles by PUT, invites with names, and knows nothing of the
 * account.
 */
export function organizationContract({ client, org }: Parts): Contract {
  const { users } = client;
  const budget = new FillIn();
  return {
    singleReads: 3,
    listing: (calling) => users.listing(org, calling),
    // The only other road is the same list, cut into other pages.
    otherListing: (rows, calling) => users.listing(org, calling, smallerPages(rows)),
    // The answer to a known address is 409.
    refusesKnown: true,
    ofRow: async ({ id }, calling) => (id === undefined ? undefined : users.get(org, id, calling)),
    single: async ({ userId }, calling) => (userId === null ? undefined : users.get(org, userId, calling)),
    byNumber: (userId, { calling }) => users.get(org, userId, calling),
    // Lists lag, a look-up by number does not.
    confirm: async ({ userId }, { calling }) =>
      userId === null ? undefined : users.get(org, userId, calling),
    watch: ({ id }) => (id === undefined ? undefined : ({ calling }) => users.get(org, id, calling)),
    isWhole: ({ id, createdAt, status }) =>
      id === undefined || (createdAt !== undefined && status !== undefined),
    fillsIn: () => budget.isLeft,
    fillIn: (people, { calling, known }) => fillInPeople(people, { users, org, known, budget }, calling),
    isAdmin,
    organizations: ({ run, calling }) => run.numbers.get(calling),
    organizationsOf: async () => [],
    withZones: async (_at, person) => person,
    invitedZones: async () => null,

    needsNames: true,
    comparesNames: () => true,
    prepare: prepareInvitation,
    unsent: () => ({}),
    change: (at, member, wish) => onOneRecord(at, member, () => changePerson(at, member, wish)),
    remove: removePerson,

    mayBeAdmin: isAdmin,
    lowers: async (_at, prior, { role }) => isAdmin(prior) && role !== undefined && !isAdmin({ role }),
    changesRoles: true,
    operatorsLackZones: true,
    canWithdraw: () => true,
    checkRoles: async (at, { role }) => {
      if (role !== undefined) warnAboutSlip(at, role);
    },
    planRoles: async (at, prior, { role }) => {
      if (role !== undefined && !sameRole(role, prior.role)) warnAboutSlip(at, role);
    },
    removesToChange: () => false,
    // zone_roles in a state comes from the account contract; no call of this contract takes a further zone.
    planZones: async ({ warn }, { email, wanted, before }) => {
      const left = before.filter((zone) => !wanted.includes(zone));
      if (left.length > 0) warn(zonesLeft(email, left));
    },
    planReplacement: async () => {},
    rightsOf: async ({ org }, person) => ({
      here: isAdmin(person) ? [`an administrator of organization ${org}`] : [],
      further: [],
    }),
    loss: ({ org_id }) => ({
      of: `organization ${org_id}`,
      ofInvitation: "The link in the mail from support@automox.com will no longer work.",
    }),
    warnAboutRemoval: () => false,

    show: showPerson,
  };
}

const isAdmin = ({ role }: Roles): boolean => isAdminRole(role);

/**
 * Keeps the further zones that the account contract left in the state, so that the plan which drops them can
 * say so.
 */
const showPerson = (person: Person, { own, before }: Showing): Shown => ({
  first_name: person.firstName === undefined ? (before?.first_name ?? null) : person.firstName,
  last_name: person.lastName === undefined ? (before?.last_name ?? null) : person.lastName,
  account_role: null,
  zone_roles: own.zone_roles,
  ...showSecondFactor(person, { own, before }),
  invitation_id: null,
});

const zonesLeft = (email: string, zones: readonly string[]) =>
  ({
    code: "user/zones-left",
    summary: "Terraform forgets further zones, and the person keeps them",
    detail:
      `zone_roles gave ${email} ${zones.join(", ")}. The provider uses the organization contract now and ` +
      "cannot take them. To take them, apply this with account_id in the provider block, " +
      "or take them under Settings > Users in the console.",
    path: [{ attribute: "zone_roles" }],
  }) as const;
