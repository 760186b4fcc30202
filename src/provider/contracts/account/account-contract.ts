import type { PersonChange, User } from "../../../automox/model/person";
import { isAdminRole, roleSlug, sameRole } from "../../../automox/model/roles";
import type { Calling } from "../../calls/calling";
import { type Member, memberOf } from "../../person/member";
import type { Newcomer } from "../../person/newcomer";
import type { Person, Roles } from "../../person/person";
import type { PersonState } from "../../person/state";
import type { Wish, Wishing } from "../../person/wish";
import type { Looking } from "../../roster/people-source";
import type { Place } from "../../run/place";
import { isGlobalAdmin } from "../../schemas/account-role";
import type { AskedZones, Contract, Departure, Loss, PlannedZones, RoleWishes, Standing } from "../contract";
import { asked, askMember, askUser, askZones, isHidden } from "./ask";
import { changePerson } from "./change";
import { checkRoles } from "./check-role-words";
import { cannotWithdraw, globalAdminAhead, lossByRemoval } from "./messages";
import type { AccountParts } from "./parts";
import { planRoleChanges } from "./plan-roles";
import { planFurtherZones, planReplacement } from "./plan-zones";
import { prepareInvitation } from "./prepare-invitation";
import { removePerson } from "./remove";
import { showPerson } from "./state-values";

/**
 * The published account contract: an organization is a zone, people are invited to the account and to zones, and are known by UUID. Only the zone's
 * list has role and status together, so it serves every read.
 */
export class AccountContract implements Contract {
  readonly singleReads = 0;
  readonly needsNames = false;
  readonly operatorsLackZones = false;
  readonly show = showPerson;
  private readonly parts: AccountParts;

  constructor(parts: AccountParts) {
    this.parts = parts;
  }

  async listing(calling: Calling) {
    const { account, zone } = await this.place(calling);
    return account.zoneUsers(zone, calling);
  }

  async single({ uuid }: Member, calling: Calling): Promise<User | undefined> {
    if (!uuid) return undefined;
    const { account, zone } = await this.place(calling);
    return askMember({ account, zone: zone.id }, uuid, calling);
  }

  async byNumber(userId: number, { list }: Looking) {
    return (await list()).byId(userId);
  }

  async confirm(member: Member, looking: Looking): Promise<User | undefined> {
    const { email, userId, uuid } = member;
    if (!uuid) return this.confirmByNumber(member, looking);
    const { account, zone } = await this.place(looking.calling);
    const zones = await askZones(account, uuid, looking.calling);
    if (zones === "unknown") return (await looking.list()).member(member);
    const here = zones?.find(({ zone: id }) => id === zone.id);
    if (!here) return undefined;
    return { email, uuid, role: here.role, ...(userId === null ? {} : { id: userId }) };
  }

  /** The account's status is that of the best of all zones, so only its "pending" is believed. */
  watch({ email, uuid }: Person) {
    return async ({ calling, list }: Looking): Promise<User | undefined> => {
      const { account } = await this.place(calling);
      const user = uuid === undefined ? "unknown" : await askUser(account, uuid, calling);
      return user !== "unknown" && user?.status === "pending" ? user : (await list()).byEmail(email);
    };
  }

  isWhole({ id, uuid, status, role }: Person): boolean {
    return id !== undefined && uuid !== undefined && status !== undefined && role !== undefined;
  }

  async fillIn(_people: readonly Person[], { list }: Looking) {
    const listed = await list();
    return ({ email }: Person) => listed.byEmail(email);
  }

  async organizationsOf(keys: readonly string[], calling: Calling): Promise<readonly number[]> {
    const zones = await this.parts.directory.findZones(keys, calling);
    return zones.map(({ organizationId }) => organizationId);
  }

  async withZones({ run, calling }: Place, person: User, { keys, believed }: AskedZones): Promise<Person> {
    if (keys.length === 0) return person;
    const member = memberOf(person);
    const roles = new Map<string, string>();
    for (const key of keys) {
      const zone = await this.parts.directory.findZone(key, calling);
      const there = zone && (await run.organization(zone.organizationId).roster.read(member, calling));
      const hidden = !there && person.status === "pending" ? believed?.get(key) : undefined;
      const role = there ? there.role : hidden;
      if (typeof role === "string") roles.set(key, role);
    }
    return { ...person, zoneRoles: roles };
  }

  /** Whoever has not accepted yet has no name of their own. */
  comparesNames({ status }: User): boolean {
    return status !== "pending";
  }

  prepare(at: Place, newcomer: Newcomer): Promise<() => Promise<Person>> {
    return prepareInvitation(at, newcomer, this.parts);
  }

  /** Somebody whom the account had already is active at once, and may be called otherwise. */
  unsent({ status, firstName, lastName }: Person, { first_name, last_name }: Newcomer): Wish {
    if (status !== "active") return {};
    const wish: PersonChange = {
      ...(first_name !== null && first_name !== firstName ? { firstName: first_name } : {}),
      ...(last_name !== null && last_name !== lastName ? { lastName: last_name } : {}),
    };
    return wish;
  }

  change(at: Place, member: Member, wish: Wishing): Promise<Person> {
    return changePerson(at, member, { ...wish, parts: this.parts });
  }

  remove(at: Place, departure: Departure): Promise<boolean> {
    return removePerson(at, departure, this.parts);
  }

  /** A global administrator is one in every zone that shows them, whatever their role there. */
  isAdmin({ role, accountRole }: Roles): boolean {
    return (typeof role === "string" && isAdminRole(roleSlug(role))) || isGlobalAdmin(accountRole);
  }

  /** A membership's state does not know the account role, and a user's may be old. */
  mayBeAdmin(): boolean {
    return true;
  }

  async lowers(
    { organization, calling }: Place,
    { email, role, account_role }: PersonState,
    wishes: Omit<RoleWishes, "zone_roles">,
  ): Promise<boolean> {
    const after = { role: wishes.role ?? role, accountRole: wishes.account_role };
    if (this.isAdmin(after)) return false;
    const accountRole = account_role ?? (await organization.roster.byEmail(email, calling))?.accountRole;
    return (
      this.isAdmin({ role, accountRole }) &&
      !this.isAdmin({ role: after.role, accountRole: after.accountRole ?? accountRole })
    );
  }

  /** Taking the zone is the only way, and has no effect on a global administrator. */
  canWithdraw(prior: Pick<PersonState, "status" | "uuid" | "account_role">): boolean {
    return prior.status !== "pending" || !(isHidden(prior) || isGlobalAdmin(prior.account_role));
  }

  checkRoles(at: Place, wishes: RoleWishes): Promise<void> {
    return checkRoles(at, wishes, this.parts);
  }

  planReplacement(at: Place, prior: PersonState): Promise<void> {
    return planReplacement(at, prior, this.parts);
  }

  get changesRoles(): boolean {
    return this.parts.settings.roleChange !== "fail";
  }

  planRoles(at: Place, prior: Standing, wishes: RoleWishes): Promise<void> {
    return planRoleChanges(at, prior, { parts: this.parts, wishes });
  }

  removesToChange(prior: Pick<PersonState, "role">, role: string): boolean {
    return this.parts.settings.roleChange === "reinvite" && !sameRole(prior.role, role);
  }

  planZones(at: Place, zones: PlannedZones): Promise<void> {
    return planFurtherZones(at, zones, this.parts);
  }

  loss(prior: Pick<PersonState, "org_id" | "zone_roles" | "on_destroy">): Loss {
    return lossByRemoval(prior);
  }

  warnAboutRemoval({ warn, org }: Place, prior: PersonState): boolean {
    const target = { email: prior.email, org };
    if (isHidden(prior)) warn(cannotWithdraw(target));
    else if (isGlobalAdmin(prior.account_role) && prior.on_destroy !== "remove_from_account")
      warn(globalAdminAhead(target));
    else return false;
    return true;
  }

  /**
   * A state of the organization contract knows no UUID. Both contracts read by number, and somebody pending may be on no list of this one. The UUID
   * of that answer is left out, because the account need not know it yet.
   */
  private async confirmByNumber(member: Member, looking: Looking): Promise<User | undefined> {
    const { email, userId, isPending } = member;
    if (userId === null) return undefined;
    const { directory, org } = this.parts;
    const user = await asked(() => directory.numbered(org, userId, looking.calling));
    // A refusal proves nothing, and somebody invited for a second time has two mails.
    if (user === "unknown") return isPending ? { email, id: userId } : (await looking.list()).member(member);
    if (!user) return undefined;
    const { uuid: _, ...rest } = user;
    return rest;
  }

  private async place(calling: Calling) {
    const { directory, org } = this.parts;
    const [account, zone] = await Promise.all([directory.account(calling), directory.zoneOf(org, calling)]);
    return { account, zone };
  }
}
