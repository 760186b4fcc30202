import { type Decode, readAccountList } from "./account-list";
import { brokenListing, wholeRows } from "./broken-listing";
import type { Listing } from "./listing";
import type { AccountFacts, RbacRole } from "./model/account-facts";
import type { Invitation, NewInvitation } from "./model/invitation";
import type { User } from "./model/person";
import type { Zone, ZoneRole } from "./model/zone";
import { peopleOf, rowKey, type UserListing } from "./people-list";
import { type RoleChange, type RoleChangeRequest, roleChangeBody, roleChangeTarget } from "./role-change";
import { checkUuid } from "./transport/arguments";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { decoded } from "./transport/json-answer";
import { orUndefined } from "./transport/not-found";
import { ClientOptionError } from "./transport/option-error";
import type { Requester } from "./transport/requester";
import type { ListedUser } from "./wire/decode-listed-user";
import { foldEmail } from "./wire/email";
import { objectsOf, onlyObject, rowsOf } from "./wire/envelope";
import { ShapeError } from "./wire/shape-error";
import { uuidOf } from "./wire/uuid";
import { readZoneUsersPage, type ZoneUsersPage } from "./zone-users-page";

/**
 * The published account contract (Automox console API of 2025-01-27): people are invited to an account and given roles in its zones. All ids
 * are UUIDs. Every call needs a key whose owner is a global administrator, else it is `forbidden`. Every method throws only AutomoxError; an id that
 * is none is `invalid`, before any request.
 */
export interface Account {
  /** UUID, in lower case. */
  readonly id: string;
  get(call: CallOptions): Promise<AccountFacts>;
  /** All zones, 500 a request, one request more to see that nothing follows. */
  zones(call: CallOptions): Promise<readonly Zone[]>;
  /** The same with what the answer says of their number: what a short list lacks may be there. */
  zoneListing(call: CallOptions): Promise<Listing<Zone>>;
  /** The roles on offer, custom ones perhaps not among them. One request: this list has no pages. */
  roles(call: CallOptions): Promise<readonly RbacRole[]>;
  /**
   * One POST, never repeated once it may have arrived. 409 is a `conflict`. Resolves only if an element of the answer carries this person's
   * e-mail; any other 2xx is `unreadable` with `mayHaveHappened`, which includes the answer about somebody whom Automox knows already, as that need not
   * carry an e-mail: look for the effect.
   */
  invite(invitation: NewInvitation, call: CallOptions): Promise<Invitation>;
  /** A person without the role in any zone; undefined for 404, and only for 404. */
  user(uuid: string, call: CallOptions): Promise<User | undefined>;
  /**
   * Every zone that the person has a role in; undefined for 404, and only for 404. Fewer than the answer announces is `unreadable`, because absence from
   * this list is taken as proof.
   */
  zonesOf(uuid: string, call: CallOptions): Promise<readonly ZoneRole[] | undefined>;
  /** Takes every zone. 404 is a `not-found` error: only callers know whether that is success. */
  removeUser(uuid: string, call: CallOptions): Promise<void>;
  /**
   * Everybody of a zone, pending people included, 500 a request; the role is the zone's slug. All or an error, never a part.
   * Where nobody has a role, none is told. `announced` is the answer's own count, for callers that judge absence: published examples count wrong. So are the rows that cannot be read.
   */
  zoneUsers(zone: Pick<Zone, "id" | "organizationId">, call: CallOptions): Promise<UserListing>;
  /** One page of them, and how its rows look. */
  zoneUsersPage(zone: Pick<Zone, "id" | "organizationId">, call: CallOptions): Promise<ZoneUsersPage>;
  /** Takes one zone. Has no effect on a global administrator, and is a success all the same. 404 is a `not-found` error. */
  removeZoneUser(zone: string, uuid: string, call: CallOptions): Promise<void>;
  /**
   * Changes roles through a call that no document names, with the body that the vendor's audit trail shows. What it led to must be read: the
   * answer is not looked at.
   */
  changeRoles(request: RoleChangeRequest, change: RoleChange, call: CallOptions): Promise<void>;
}

const PATH = "/accounts/{account}";

/** One account as the calls below reach it. */
interface Site {
  readonly requester: Requester;
  readonly account: string;
  /** Of every path. */
  readonly root: string;
}

/** Costs no request. Throws ClientOptionError for an id that is no UUID; the text is not shown, as it may be a key in the wrong place. */
export function createAccount(requester: Requester, accountId: string): Account {
  const account = uuidOf(accountId.trim());
  if (account === undefined)
    throw new ClientOptionError("accountId", "Expected `accountId` to be the UUID of an account.");
  const site: Site = { requester, account, root: `/accounts/${account}` };
  return {
    id: account,
    get: (call) => getAccount(site, call),
    zones: async (call) => (await listZones(site, call)).rows,
    zoneListing: (call) => listZones(site, call),
    roles: (call) => listRoles(site, call),
    invite: (invitation, call) => invite(site, invitation, call),
    user: (uuid, call) => orUndefined(getUser(site, uuid, call)),
    zonesOf: (uuid, call) => orUndefined(listZonesOf(site, uuid, call)),
    async removeUser(uuid, call) {
      await requester.send({ method: "DELETE", path: userPath(site, "DELETE", uuid) }, call);
    },
    zoneUsers: (zone, call) => listZoneUsers(site, zone, call),
    zoneUsersPage: async (zone, call) =>
      readZoneUsersPage(requester, { path: `${zonePath(site, "GET", zone.id)}/users`, zone }, call),
    async removeZoneUser(zone, uuid, call) {
      const user = checkUuid("user", uuid, { method: "DELETE", path: `${PATH}/zones/{zone}/users` });
      const path = `${zonePath(site, "DELETE", zone)}/users/${user}`;
      await requester.send({ method: "DELETE", path }, call);
    },
    async changeRoles(request, change, call) {
      const user = checkUuid("user", change.uuid, request);
      const target = roleChangeTarget(request, { account, user });
      await requester.send({ ...target, body: roleChangeBody(change) }, call);
    },
  };
}

const userPath = ({ root }: Site, method: "GET" | "DELETE", uuid: string): string =>
  `${root}/users/${checkUuid("user", uuid, { method, path: `${PATH}/users` })}`;

const zonePath = ({ root }: Site, method: "GET" | "DELETE", zone: string): string =>
  `${root}/zones/${checkUuid("zone", zone, { method, path: `${PATH}/zones` })}`;

async function getAccount({ requester, account, root }: Site, call: CallOptions): Promise<AccountFacts> {
  const { answer, decodeAccount } = await ask(requester, { method: "GET", path: root }, call);
  return decoded(answer, (json) => {
    const facts = decodeAccount(onlyObject(json), { at: "the answer", unexpected: call.unexpected });
    if (facts.id !== account) throw new ShapeError("the answer is about another account");
    return facts;
  });
}

async function listZones({ requester, root }: Site, call: CallOptions): Promise<Listing<Zone>> {
  const decode: Decode<Zone> = ({ decodeZone }, row, place) => decodeZone(row, place);
  const list = { path: `${root}/zones`, paging: "always", decode, key: ({ id }: Zone) => id } as const;
  return readAccountList(requester, list, call);
}

async function listRoles({ requester, root }: Site, call: CallOptions): Promise<readonly RbacRole[]> {
  const request = { method: "GET", path: `${root}/rbac-roles` } as const;
  const { answer, decodeRbacRole } = await ask(requester, request, call);
  const { unexpected } = call;
  return decoded(answer, (json) =>
    rowsOf(json).rows.map((row, index) => decodeRbacRole(row, { at: `[${index}]`, unexpected })),
  );
}

async function invite(
  { requester, root }: Site,
  { email, accountRole, zones }: NewInvitation,
  call: CallOptions,
): Promise<Invitation> {
  const path = `${root}/invitations`;
  const assignments = zones.map(({ zone, role }) => ({
    zone_id: checkUuid("zone", zone, { method: "POST", path }),
    rbac_role: role,
  }));
  const body = {
    email,
    account_rbac_role: accountRole,
    zone_assignments: assignments.length === 0 ? undefined : assignments,
  };
  const { answer, findInvitation } = await ask(requester, { method: "POST", path, body }, call);
  return decoded(answer, (json) => findInvitation(objectsOf(json), foldEmail(email), call.unexpected));
}

async function getUser(site: Site, uuid: string, call: CallOptions): Promise<User> {
  const path = userPath(site, "GET", uuid);
  const { answer, decodeAccountUser } = await ask(site.requester, { method: "GET", path }, call);
  return decoded(answer, (json) => {
    const options = { at: "the answer", id: "required", unexpected: call.unexpected } as const;
    const user = decodeAccountUser(onlyObject(json), options);
    if (user.uuid !== undefined && user.uuid !== uuid.toLowerCase())
      throw new ShapeError("the answer is about somebody else");
    return user;
  });
}

async function listZonesOf(site: Site, uuid: string, call: CallOptions): Promise<readonly ZoneRole[]> {
  const path = `${userPath(site, "GET", uuid)}/zones`;
  const decode: Decode<ZoneRole> = ({ decodeZoneRole }, row, place) => decodeZoneRole(row, place);
  const list = { path, paging: "if needed", decode, key: ({ zone }: ZoneRole) => zone } as const;
  return wholeRows(await readAccountList(site.requester, list, call), { path, what: "zones" });
}

async function listZoneUsers(
  site: Site,
  { id, organizationId }: Pick<Zone, "id" | "organizationId">,
  call: CallOptions,
): Promise<UserListing> {
  const path = `${zonePath(site, "GET", id)}/users`;
  const decode: Decode<ListedUser> = ({ decodeListedUser }, row, place) =>
    decodeListedUser(row, { ...place, organization: organizationId, zone: id });
  const list = { path, paging: "always", decode, key: rowKey } as const;
  const listing = readAccountList(site.requester, list, call);
  return listing
    .then((rows) => withToldRoles(peopleOf(rows, site.requester, path)))
    .catch(brokenListing(path));
}

/** Where nobody has a role, the list does not tell roles: every zone has somebody who administers it. */
const withToldRoles = (listing: UserListing): UserListing =>
  listing.users.some(({ role }) => typeof role === "string")
    ? listing
    : { ...listing, users: listing.users.map(({ role: _, roles: __, ...user }) => user) };
