import type { User } from "../../../automox/model/person";
import { isAdminRole } from "../../../automox/model/roles";
import type { Member } from "../../person/member";
import type { Looking, PeopleSource } from "../../roster/people-source";
import { smallerPages } from "../../roster/smaller-pages";
import { isGlobalAdmin } from "../../schemas/account-role";
import type { AccountParts } from "./account-place";
import { asked, askMember, askUser, askZones, isTold } from "./ask";

type Whose = Pick<AccountParts, "directory" | "org">;

/** The people of a zone. Only the zone's list has role and status together, so it serves every read. */
export const zonePeople = ({ directory, org }: Whose): PeopleSource => ({
  ...newcomersOf(),
  singleReads: 0,
  listing: async (calling) => {
    const [account, zone] = await Promise.all([directory.account(calling), directory.zoneOf(org, calling)]);
    return account.zoneUsers(zone, calling);
  },
  // The organization contract lists the same people.
  otherListing: (rows, calling) => directory.numberedPeople(org, calling, smallerPages(rows)),
  refusesKnown: false,
  ofRow: async ({ id, uuid }, calling) => {
    if (uuid !== undefined)
      return askMember({ directory, calling }, uuid, await directory.zoneOf(org, calling));
    return id === undefined ? undefined : directory.numbered(org, id, calling);
  },
  single: async ({ uuid }, calling) => {
    if (!uuid) return undefined;
    return askMember({ directory, calling }, uuid, await directory.zoneOf(org, calling));
  },
  roleOf: async ({ uuid }, calling) => {
    if (uuid === undefined) return undefined;
    const zone = await directory.zoneOf(org, calling);
    const zones = await askZones({ directory, calling }, uuid);
    return (isTold(zones) && zones.find(({ zone: id }) => id === zone.id)?.role) || undefined;
  },
  byNumber: async (userId, { list }) => (await list()).byId(userId),
  confirm: (member, looking) =>
    member.uuid
      ? confirmByUuid({ ...member, uuid: member.uuid }, looking, { directory, org })
      : confirmByNumber(member, looking, { directory, org }),
  // The account answers the best status of all zones, so only its "pending" says something of this one.
  watch:
    ({ email, uuid }) =>
    async ({ calling, list }) => {
      const user = uuid === undefined ? "unknown" : await askUser({ directory, calling }, uuid);
      return user !== "unknown" && user?.status === "pending" ? user : (await list()).byEmail(email);
    },
  // A global administrator is one in every zone that shows them, whatever their role there.
  isAdmin: ({ role, accountRole }) => isAdminRole(role) || isGlobalAdmin(accountRole),
});

/**
 * No answer to an invitation has the ids. One listing of a run fills them in; of those invited later the next refresh tells
 * them, except where something hangs on it (docs/decisions/0029-proof-in-the-account-contract.md).
 */
function newcomersOf(): Pick<PeopleSource, "isWhole" | "fillsIn" | "fillIn"> {
  let isUsed = false;
  return {
    fillsIn: ({ isAwaited }) => !isUsed || isAwaited === true,
    isWhole: ({ id, uuid, status, role }) =>
      id !== undefined && uuid !== undefined && status !== undefined && role !== undefined,
    fillIn: async (people, { list }) => {
      if (isUsed && !people.some(({ isAwaited }) => isAwaited)) return () => undefined;
      isUsed = true;
      const listed = await list();
      return ({ email }) => listed.byEmail(email);
    },
  };
}

async function confirmByUuid(
  member: Member & { readonly uuid: string },
  { calling, list }: Looking,
  { directory, org }: Whose,
): Promise<User | undefined> {
  const { email, userId, uuid } = member;
  const zone = await directory.zoneOf(org, calling);
  const zones = await askZones({ directory, calling }, uuid);
  if (zones === "unknown") return (await list()).member(member);
  const here = zones?.find(({ zone: id }) => id === zone.id);
  const role = here?.role ?? undefined;
  return (
    here && {
      email,
      uuid,
      ...(role === undefined ? {} : { role }),
      ...(userId === null ? {} : { id: userId }),
    }
  );
}

/**
 * For a state of the organization contract, which holds no UUID. Both contracts read people by number, and
 * the account may list a pending person nowhere. Leaves the UUID of that answer out, because the account need
 * not know it yet.
 */
async function confirmByNumber(
  member: Member,
  { calling, list }: Looking,
  { directory, org }: Whose,
): Promise<User | undefined> {
  const { email, userId, status } = member;
  if (userId === null) return undefined;
  const user = await asked(() => directory.numbered(org, userId, calling));
  // A refusal proves nothing, and calling a pending person gone would invite them a second time.
  if (user === "unknown") return status === "pending" ? { email, id: userId } : (await list()).member(member);
  if (!user) return undefined;
  const { uuid: _, ...rest } = user;
  return rest;
}
