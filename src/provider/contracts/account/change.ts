import type { PersonChange, User } from "../../../automox/model/person";
import { failedWith } from "../../calls/failed-with";
import { isPerson, type Member } from "../../person/member";
import { overlaid, type Person } from "../../person/person";
import type { Wish, Wishing } from "../../person/wish";
import { requireKeyRights } from "../../writing/key-rights";
import { listedAtApply, listedNow, resolve } from "../../writing/look";
import { awaitTurn } from "../../writing/look-again";
import { withoutEffect } from "../../writing/no-effect";
import { onOneRecord } from "../../writing/one-record";
import { requireOwnRecord } from "../../writing/own-record";
import { vanished } from "../../writing/vanished";
import type { AccountPlace } from "./account-place";
import { askUser, isTold } from "./ask";
import { changeRoles } from "./change-roles";
import { changeZones } from "./change-zones";
import { isNameless } from "./state-values";

/**
 * Looks the person up, then writes in this order: the profile by one PATCH, further zones, and roles last,
 * because no published call changes a role and that step may fail. Calls `saved` after every step.
 */
export async function changePerson(at: AccountPlace, member: Member, wish: Wishing): Promise<Person> {
  const { saved } = wish;
  await awaitTurn(at, member.email);
  const profile = await onOneRecord(at, member, async () =>
    changeProfile(at, await lookUp(at, member, wish), wish),
  );
  saved?.(wish.zoneRoles ? { ...profile, zoneRoles: wish.zoneRoles.before } : profile);
  const zoned = await changeZones(at, profile, wish);
  saved?.(zoned.person);
  return changeRoles(at, zoned, wish);
}

/** Then the list of the zone says all that the change needs. */
const isOfNamesAlone = ({ isFollowed, email, role, accountRole, zoneRoles }: Wishing): boolean =>
  !isFollowed && [email, role, accountRole, zoneRoles].every((value) => value === undefined);

/** With what this run has written of them in another organization. */
const written = ({ run }: AccountPlace, user: User): User =>
  overlaid(user, user.id === undefined ? undefined : run.profiles.get(user.id));

/** Automox may show a pending person nowhere; then the state is all that is known of them. */
async function lookUp(at: AccountPlace, member: Member, wish: Wishing): Promise<Person> {
  const { known, email: also } = wish;
  const listed = isOfNamesAlone(wish) && at.organization.isOneOfMany() && (await listedAtApply(at, member));
  const there = listed ? written(at, listed) : await resolve(at, member);
  if (there) await requireOwnRecord(at, { member, also, user: there });
  if (!listed && there && known?.status === "pending" && there.status !== "pending")
    return overlaid(overlaid(known, there), await statusHere(at, member));
  if (there) return known ? overlaid(known, there) : there;
  const isHidden = known?.status === "pending" && !member.uuid;
  return known && isHidden ? known : vanished(at, member);
}

/**
 * A read of one person answers the best status of all their zones. Only the list of this zone tells whether
 * they have accepted its invitation.
 */
async function statusHere(at: AccountPlace, { email }: Member): Promise<User> {
  return { email, status: (await listedNow(at, email))?.status ?? "pending" };
}

/**
 * Writes names and address. Not for a pending person: an invitation carries no names, and the person fills
 * them in on accepting.
 */
async function changeProfile(at: AccountPlace, person: Person, wanted: Wish): Promise<Person> {
  const wish = isNameless(person) ? { ...wanted, firstName: undefined, lastName: undefined } : wanted;
  const change = profileChange(person, wish);
  if (person.status === "pending" || Object.keys(change).length === 0) return person;
  await requireKeyRights(at);
  try {
    return await patch(at, person, { change, wish });
  } catch (error) {
    if (!failedWith(error, "not-found")) throw error;
    const again = await listedNow(at, person.email);
    if (again?.id === undefined || again.id === person.id) throw error;
    return patch(at, overlaid(person, again), { change, wish });
  }
}

async function patch(
  at: AccountPlace,
  person: Person,
  { change, wish }: { change: PersonChange; wish: Wish },
): Promise<Person> {
  const { run, calling, organization } = at;
  const { id } = person;
  if (id === undefined) return vanished(at, person);
  const answer = await run.client.users.patch(id, change, calling);
  const member = { email: wish.email ?? person.email, userId: id, uuid: person.uuid ?? null };
  const proof = answer && hasProfile(answer, wish) ? answer : await profileNow(at, member);
  if (!proof || !hasProfile(proof, wish)) return withoutEffect(at, "change", person.email);
  const { email, firstName, lastName } = proof;
  const changed = overlaid(person, { email, firstName, lastName } as User);
  organization.roster.overlay.renamed(person.email, changed);
  run.profiles.set(id, { email, firstName, lastName } as User);
  return changed;
}

/** Names and address hang on no zone, so the person alone is asked for, where the account tells of them. */
async function profileNow(at: AccountPlace, member: Member): Promise<User | undefined> {
  const user = member.uuid ? await askUser(at, member.uuid) : undefined;
  return user !== undefined && isTold(user) ? user : resolve(at, member);
}

/** The fields that differ: a PATCH leaves the others as they are. */
function profileChange(user: User, { email, firstName, lastName }: Wish): PersonChange {
  return {
    ...(email !== undefined && !isPerson(user, email) ? { email } : {}),
    ...(firstName !== undefined && firstName !== user.firstName ? { firstName } : {}),
    ...(lastName !== undefined && lastName !== user.lastName ? { lastName } : {}),
  };
}

const hasProfile = (user: User, wish: Wish): boolean => Object.keys(profileChange(user, wish)).length === 0;
