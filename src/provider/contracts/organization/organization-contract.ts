import type { Client } from "../../../automox/client";
import type { NewPerson, User } from "../../../automox/model/person";
import { isAdminRole, organizationRole, roleSlug } from "../../../automox/model/roles";
import { fail } from "../../../framework/diagnostics";
import type { Calling } from "../../calls/calling";
import type { Member, Target } from "../../person/member";
import type { Newcomer } from "../../person/newcomer";
import type { Person, Roles } from "../../person/person";
import type { PersonState, Showing, Shown } from "../../person/state";
import type { Wish } from "../../person/wish";
import type { Looking } from "../../roster/people-source";
import type { Place } from "../../run/place";
import type { Contract, Departure, Loss, PlannedZones, RoleWishes, Terms } from "../contract";
import { changePerson } from "./change";
import { fillInPeople } from "./fill-in";
import { removePerson } from "./remove";

/** `/users?o=`: people by number, roles by PUT, names with the invitation, nothing of the account. */
export class OrganizationContract implements Contract {
  readonly singleReads = 3;
  readonly needsNames = true;
  readonly operatorsLackZones = true;
  readonly changesRoles = true;
  private readonly client: Client;
  private readonly org: number;

  constructor({ client, org }: { readonly client: Client; readonly org: number }) {
    this.client = client;
    this.org = org;
  }

  listing(calling: Calling) {
    return this.client.users.listing(this.org, calling);
  }

  async single({ userId }: Member, calling: Calling): Promise<User | undefined> {
    return userId === null ? undefined : this.client.users.get(this.org, userId, calling);
  }

  byNumber(userId: number, { calling }: Looking) {
    return this.client.users.get(this.org, userId, calling);
  }

  /** Lists lag, a look-up by number does not. */
  confirm(member: Member, { calling }: Looking) {
    return this.single(member, calling);
  }

  watch({ id }: Person) {
    return id === undefined
      ? undefined
      : ({ calling }: Looking) => this.client.users.get(this.org, id, calling);
  }

  isWhole({ id, createdAt, status }: Person): boolean {
    return id === undefined || (createdAt !== undefined && status !== undefined);
  }

  fillIn(people: readonly Person[], { calling, known }: Looking & { readonly known: number }) {
    return fillInPeople(people, { client: this.client, org: this.org, known }, calling);
  }

  async organizationsOf(): Promise<readonly number[]> {
    return [];
  }

  async withZones(_at: Place, person: User): Promise<Person> {
    return person;
  }

  comparesNames(): boolean {
    return true;
  }

  async prepare(at: Place, newcomer: Newcomer, terms: Terms): Promise<() => Promise<Person>> {
    const person = await newPerson(at, newcomer, terms);
    return async () => withSent(await this.client.users.invite(this.org, person, at.calling), person);
  }

  unsent(): Wish {
    return {};
  }

  change(at: Place, member: Member, wish: Wish) {
    return changePerson(at, member, wish);
  }

  remove(at: Place, departure: Departure) {
    return removePerson(at, departure);
  }

  isAdmin({ role }: Roles): boolean {
    return typeof role === "string" && isAdminRole(roleSlug(role));
  }

  mayBeAdmin(prior: Pick<PersonState, "role">): boolean {
    return this.isAdmin(prior);
  }

  async lowers(_at: Place, prior: PersonState, { role }: Pick<RoleWishes, "role">): Promise<boolean> {
    return this.isAdmin(prior) && role !== undefined && !this.isAdmin({ role });
  }

  canWithdraw(): boolean {
    return true;
  }

  async checkRoles(): Promise<void> {}

  async planReplacement(): Promise<void> {}

  async planRoles(): Promise<void> {}

  removesToChange(): boolean {
    return false;
  }

  /** A state of the account contract: there is nothing here that could take a further zone. */
  async planZones({ warn }: Place, { email, wanted, before }: PlannedZones): Promise<void> {
    const left = before.filter((zone) => !wanted.includes(zone));
    if (left.length > 0) warn(zonesLeft(email, left));
  }

  loss({ org_id }: Pick<PersonState, "org_id">): Loss {
    return {
      of: `organization ${org_id}`,
      ofInvitation: "The link in the mail from support@automox.com will no longer work.",
    };
  }

  warnAboutRemoval(): boolean {
    return false;
  }

  /** Further zones stay as the account contract left them, so that the plan which lets go of them can say so. */
  readonly show = ({ firstName, lastName }: Person, { own, before }: Showing): Shown => {
    return {
      first_name: firstName === undefined ? (before?.first_name ?? null) : firstName,
      last_name: lastName === undefined ? (before?.last_name ?? null) : lastName,
      account_role: null,
      zone_roles: own.zone_roles,
      two_factor: null,
      two_factor_method: null,
      invitation_id: null,
    };
  };
}

const zonesLeft = (email: string, zones: readonly string[]) =>
  ({
    code: "user/zones-left",
    summary: "Further zones are kept, though they leave the state",
    detail:
      `${email} was given ${zones.join(", ")} by zone_roles, which this provider no longer takes: it speaks the organization contract. To take them, apply this with ` +
      "account_id in the provider block, or take them under Settings > Users in the console.",
    path: [{ attribute: "zone_roles" }],
  }) as const;

/** What an answer with few fields leaves out was sent with the invitation; another organization may need the names. */
const withSent = (user: User, { firstName, lastName, role }: NewPerson): User => ({
  ...user,
  firstName: user.firstName ?? firstName,
  lastName: user.lastName ?? lastName,
  role: user.role ?? role,
});

async function newPerson(at: Place, newcomer: Newcomer, terms: Terms): Promise<NewPerson> {
  const { email, role, first_name, last_name } = newcomer;
  const elsewhere =
    first_name === null || last_name === null
      ? await terms.namesElsewhere(at, email)
      : { firstName: null, lastName: null };
  const firstName = first_name ?? elsewhere.firstName;
  const lastName = last_name ?? elsewhere.lastName;
  if (firstName === null || lastName === null) return namesMissing({ email, org: at.org });
  return { email, firstName, lastName, role: organizationRole(role) };
}

const namesMissing = ({ email, org }: Target): never =>
  fail({
    code: "user/names-missing",
    summary: `Cannot invite ${email} without first_name and last_name`,
    detail:
      `Nobody with this address is in organization ${org}, so an invitation is due, and Automox wants both names with it. ` +
      "Write first_name and last_name.",
  });
