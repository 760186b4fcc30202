import { foldEmail } from "../../automox/wire/email";
import { distinctTexts, grouped } from "../facts/order";
import type { RosterPerson } from "../facts/person";
import type { LiveIndex } from "../facts/roster-index";
import { administers, administersEverywhere, isUsable, type RoleOrder } from "../model/authority";
import { type Change, isLoss } from "../model/change";
import { knownText } from "../model/told";
import { value } from "../text/phrase";
import { about, atPlace, count, notApplicable, notEvaluated } from "./breach";
import type { Asked, Breach, Rule, Verdict } from "./guard";
import { ACCOUNT, emailOf, placeOf } from "./losses";

const NEEDS_ROSTER = "needs the live roster: run with --live; the provider checks it again at plan and apply";

const NO_ADMIN_LEAVES = "no administrator is removed, disabled or lowered";

/** AMX001 */
export const minAdmins: Rule = {
  rule: "Every organization and zone, and the account, keeps enough active administrators; who is pending, invited, raised or enabled in the same change does not count.",
  remedy:
    "Raise another administrator in a change of its own first, and let them be active, then lower or remove this one.",
  check(asked): Verdict {
    const leaving = asked.losses.filter(({ mayAdminister }) => mayAdminister);
    const { live, settings, order } = asked;
    if (live === null)
      return leaving.length === 0 ? notApplicable(NO_ADMIN_LEAVES) : notEvaluated(NEEDS_ROSTER);
    const touched = changesOfPeople(asked, live);
    const findings: Breach[] = [];
    let unseen = leaving.filter(({ place }) => place === null).length;
    let losing = 0;
    for (const place of placesToAsk(touched, live)) {
      if (place !== ACCOUNT && !live.provesAbsence(Number(place))) {
        unseen += leaving.some((each) => each.place === place) ? 1 : 0;
        continue;
      }
      const admins = live.roster.people.filter((person) => isActiveAdmin(person, place, order));
      const left = admins.filter((person) =>
        staysAdmin(person, place, { order, live, changes: touched.get(person) ?? [] }),
      );
      losing += admins.length - left.length;
      if (left.length >= settings.minAdmins || left.length === admins.length) continue;
      const lost = admins.find((each) => !left.includes(each));
      const theirs = (lost && touched.get(lost)) ?? [];
      const first = theirs.find((change) => placeOf(change.place, live) === place) ?? theirs[0];
      const here = [...touched.values()].flat().filter((change) => placeOf(change.place, live) === place);
      const what = atPlace(`${count(left.length, "active administrator")} would be left in`, place, here);
      if (first) findings.push(about(first, [...what, `, and ${settings.minAdmins} must be`]));
    }
    if (findings.length > 0) return findings;
    if (unseen > 0) return notEvaluated(`${count(unseen, "organization")} could not be read to the end`);
    return losing === 0 ? notApplicable(NO_ADMIN_LEAVES) : findings;
  },
};

/** Where somebody's role changes, whatever the plan believes it was; of the account is everywhere. */
function placesToAsk(touched: ReturnType<typeof changesOfPeople>, live: LiveIndex): readonly string[] {
  const { people, organizations } = live.roster;
  const changes = [...touched.values()].flat();
  const places = changes.flatMap(({ place }) => placeOf(place, live) ?? []);
  const named = distinctTexts(changes.some(isDisabling) ? [ACCOUNT, ...places] : places);
  if (!named.includes(ACCOUNT)) return named;
  // Where the contract does not tell who administers the account, nobody can say who is left.
  const isTold = people.some(({ accountRole }) => accountRole !== null);
  const all = organizations.map(({ org }) => String(org));
  return distinctTexts([...named.filter((each) => isTold || each !== ACCOUNT), ...all]);
}

function changesOfPeople({ difference }: Asked, live: LiveIndex) {
  const changes = difference.access.filter(({ kind, live }) => kind === "access" && live !== "refused");
  const personOf = ({ person: { userId, uuid, email } }: Change) =>
    live.findAnywhere({ userId, uuid, email: knownText(email) });
  return grouped(changes, personOf) as ReadonlyMap<RosterPerson, readonly Change[]>;
}

/** The account is disabled, not the place: nobody can use any of their roles. */
const isDisabling = (change: Change): boolean => isLoss(change) && change.to !== null && !change.gap;

/** Who is lowered in one place may still administer by the role of another. */
function staysAdmin(
  person: RosterPerson,
  place: string,
  { order, live, changes }: { order: RoleOrder; live: LiveIndex; changes: readonly Change[] },
): boolean {
  const own = changes.filter((change) => placeOf(change.place, live) === place);
  const inAccount = changes.filter((change) => change.place.scope === "account");
  if (changes.some(isDisabling) || inAccount.some(({ to }) => to === null)) return false;
  const everywhere = [person.accountRole, ...inAccount.map(({ to }) => to?.role ?? null)].every(
    (role) => administersEverywhere(role, order) === "yes",
  );
  if (place === ACCOUNT) return everywhere && !inAccount.some(isLoss);
  if (own.some(isLoss)) return false;
  const role = person.memberships.find(({ org }) => String(org) === place)?.role ?? null;
  const roles = [role, ...own.map(({ to }) => to?.role ?? null)];
  return everywhere || roles.every((each) => administers(each, order) === "yes");
}

/** The provider's rule: a status that nobody tells counts as active. */
function isActiveAdmin(
  { memberships, accountRole, status }: RosterPerson,
  place: string,
  order: RoleOrder,
): boolean {
  const everywhere = administersEverywhere(accountRole, order) === "yes";
  if (place === ACCOUNT) return isUsable(status) && everywhere;
  const membership = memberships.find(({ org }) => String(org) === place);
  if (!membership || !isUsable(status) || !isUsable(membership.status)) return false;
  return administers(membership.role, order) === "yes" || everywhere;
}

const MUST_STAY = "must stay an administrator (admins.required)";
const MAY_BE_MEANT = "cannot tell who this is; somebody of admins.required may be meant";
const NO_ADMIN = "is named in admins.required and is no active administrator in Automox";

/** AMX002 */
export const requiredAdmins: Rule = {
  rule: "People named in admins.required stay administrators.",
  remedy: "Take the change back, or take the person off admins.required in a change of its own.",
  check(asked): Verdict {
    const { settings, live } = asked;
    if (settings.requiredAdmins.length === 0) return notApplicable("admins.required names nobody");
    const required = new Set(settings.requiredAdmins.map(foldEmail));
    const leaving = asked.losses.filter(
      ({ kind, mayAdminister, change }) =>
        mayAdminister || (kind === "removal" && change.place.scope === "organization"),
    );
    const renamed = asked.difference.access.filter(({ kind }) => kind === "mailbox");
    const people = live?.roster.people ?? [];
    const gone = [...(live === null ? [] : required)].filter(
      (email) => !isAdminSomewhere(people, email, asked),
    );
    const findings: readonly Breach[] = [
      ...renamed
        .filter((change) => required.has(emailOf(change, live) ?? ""))
        .map((change) => about(change, [`${MUST_STAY}, and somebody else's mailbox gets it`])),
      ...leaving
        .filter(({ email }) => email === null || required.has(email))
        .map(({ email, change }) => about(change, [email === null ? MAY_BE_MEANT : MUST_STAY])),
      ...gone.map((subject) => ({ subject, address: null, stack: null, message: [NO_ADMIN] })),
    ];
    if (findings.length > 0 || live !== null) return findings;
    return notEvaluated("none of them is touched; whether they are administrators now needs --live");
  },
};

const isAdminSomewhere = (people: readonly RosterPerson[], email: string, { order }: Asked) =>
  people.some(
    (person) =>
      foldEmail(person.email) === email &&
      person.memberships.some(({ org }) => isActiveAdmin(person, String(org), order)),
  );

/** AMX003 */
export const requireSelf: Rule = {
  rule: "The owner of the API key is not removed, replaced, disabled or lowered: the run would lose its own rights.",
  remedy: "Use the key of somebody else for this change.",
  check({ losses, live, settings }): Verdict {
    if (losses.length === 0) return notApplicable("nobody is removed, disabled or lowered");
    const owner = live?.roster.keyOwner ?? settings.keyOwner;
    if (owner === null)
      return notEvaluated(
        "needs the owner of the key: run with --live, or name them as ",
        value("key_owner"),
        " in the policy file",
      );
    const touched = losses.filter(({ email }) => email === null || email === foldEmail(owner));
    const whose = (email: string | null) =>
      email === null ? "cannot tell whether this is the owner of the key" : "owns the API key in use";
    return touched.map(({ email, change }) => about(change, [whose(email)]));
  },
};
