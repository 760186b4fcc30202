import { foldEmail } from "../../automox/wire/email";
import { distinctNumbers } from "../facts/order";
import type { RosterPerson } from "../facts/person";
import { isAdministrator, isGlobalAdministrator, rankOf } from "../facts/rank";
import { type Roster, readerOf } from "../facts/roster";
import { value } from "../text/phrase";
import { about, count } from "./breach";
import { type Departure, departures, recordedPeople } from "./departures";
import type { Breach, Guard, Verdict } from "./guard";

const NEEDS_ROSTER = [
  "needs the live roster: run with --live; the provider checks it again at plan and apply",
];

const NO_ADMIN_LEAVES = ["no administrator is removed, disabled or lowered"];

export const minAdmins: Guard = {
  code: "AMX001",
  name: "min-admins",
  level: "block",
  rule: "Every organization keeps enough active administrators; who is pending or raised in the same change does not count.",
  remedy:
    "Raise another administrator in a change of its own first, and let them be active, then lower or remove this one.",
  check(context): Verdict {
    const { roster, settings } = context;
    const all = departures(context.items);
    // The roster knows who administers; without it, everybody is asked about who may.
    const recorded = recordedPeople(context.plans);
    const leaving = roster === null ? all.filter((each) => mayTouchAdmins(each, recorded)) : all;
    if (leaving.length === 0) return { notApplicable: NO_ADMIN_LEAVES };
    const unclear = leaving.filter(({ org }) => org === null);
    const findings = unclear.map((each) =>
      about(each, ["cannot tell which organization would lose this administrator"]),
    );
    if (roster === null) return findings.length > 0 ? { findings } : { notEvaluated: NEEDS_ROSTER };
    const isRead = readerOf(roster);
    let unseen = 0;
    let losing = 0;
    for (const org of organizationsOf(leaving, roster)) {
      if (!isRead(org)) {
        unseen += 1;
        continue;
      }
      const here = leaving.filter((each) => each.org === org || isAccountWide(each));
      const admins = roster.people.filter((person) => isActiveAdmin(person, org));
      const left = admins.filter((person) => staysAdmin(person, { org, leaving: here }));
      losing += admins.length - left.length;
      if (left.length >= settings.minAdmins || left.length === admins.length) continue;
      const lost = new Set(
        admins.filter((each) => !left.includes(each)).map(({ email }) => foldEmail(email)),
      );
      const first = here.find(({ email }) => email !== null && lost.has(email));
      if (first)
        findings.push(
          about(first, [
            `${count(left.length, "active administrator")} would be left in organization `,
            value(org),
            `, and ${settings.minAdmins} must be`,
          ]),
        );
    }
    if (unseen > 0 && findings.length === 0)
      return { notEvaluated: [`${count(unseen, "organization")} could not be read to the end`] };
    return findings.length === 0 && losing === 0 ? { notApplicable: NO_ADMIN_LEAVES } : { findings };
  },
};

/** A custom role may administer, which a plan does not tell; a role of the account may, too. */
function mayTouchAdmins({ item, kind }: Departure, recorded: ReturnType<typeof recordedPeople>): boolean {
  const { from } = item;
  if (kind === "demotion" || from === null || isAdministrator(from) || rankOf(from) === undefined)
    return true;
  return isAdministrator(recorded(item)?.accountRole ?? null);
}

const isAccountWide = ({ item }: Departure) => item.scope === "account";

/** Who is lowered in one place may still administer by the role of another. */
function staysAdmin(
  { email, memberships, accountRole }: RosterPerson,
  { org, leaving }: { org: number; leaving: readonly Departure[] },
): boolean {
  const own = leaving.filter((each) => each.email === foldEmail(email));
  if (own.length === 0) return true;
  if (own.some(({ kind }) => kind === "removal")) return false;
  const role = memberships.find((each) => each.org === org)?.role ?? null;
  return (
    (isAdministrator(role) && own.every(isAccountWide)) ||
    (isGlobalAdministrator(accountRole) && !own.some(isAccountWide))
  );
}

/** The provider's rule: a status that nobody tells counts as active. */
function isActiveAdmin({ memberships, accountRole, status }: RosterPerson, org: number): boolean {
  const membership = memberships.find((each) => each.org === org);
  if (!membership) return false;
  const isOut = [status, membership.status].some((each) => each === "pending" || each === "disabled");
  return !isOut && (isAdministrator(membership.role) || isGlobalAdministrator(accountRole));
}

/** Where somebody leaves; who leaves the account leaves every organization of it. */
function organizationsOf(leaving: readonly Departure[], roster: Roster): readonly number[] {
  const named = leaving.flatMap(({ org }) => (org === null ? [] : [org]));
  const everywhere = leaving.some(isAccountWide) ? roster.organizations.map(({ org }) => org) : [];
  return distinctNumbers([...named, ...everywhere]);
}

export const requiredAdmins: Guard = {
  code: "AMX002",
  name: "required-admins",
  level: "block",
  rule: "People named in admins.required stay administrators.",
  remedy: "Take the change back, or take the person off admins.required in a change of its own.",
  check({ items, settings, roster }): Verdict {
    if (settings.requiredAdmins.length === 0) return { notApplicable: ["admins.required names nobody"] };
    const required = new Set(settings.requiredAdmins.map(foldEmail));
    const leaving = departures(items);
    const findings: Breach[] = leaving
      .filter(({ email }) => email !== null && required.has(email))
      .map((each) => about(each, ["must stay an administrator (admins.required)"]));
    for (const each of leaving.filter(({ email }) => email === null))
      findings.push(about(each, ["cannot tell who this is; somebody of admins.required may be meant"]));
    for (const subject of roster === null ? [] : required)
      if (!isAdminSomewhere(roster?.people ?? [], subject))
        findings.push({
          subject,
          address: null,
          message: ["is named in admins.required and is no active administrator in Automox"],
        });
    if (findings.length > 0 || roster !== null) return { findings };
    return { notEvaluated: ["none of them is touched; whether they are administrators now needs --live"] };
  },
};

const isAdminSomewhere = (people: readonly RosterPerson[], email: string) =>
  people.some(
    (person) =>
      foldEmail(person.email) === email && person.memberships.some(({ org }) => isActiveAdmin(person, org)),
  );

type Losing = Pick<Departure, "item" | "email">;

export const requireSelf: Guard = {
  code: "AMX003",
  name: "own-user",
  level: "block",
  rule: "The owner of the API key is not removed, replaced, disabled or lowered: the run would lose its own rights.",
  remedy: "Use the key of somebody else for this change.",
  check(context): Verdict {
    // Unlike the last administrator, the owner loses by every step down.
    const leaving: readonly Losing[] = [
      ...departures(context.items),
      ...context.items
        .filter((item) => ["lower", "revoke"].includes(item.verb) && departures([item]).length === 0)
        .map((item) => ({ item, email: item.person.email === null ? null : foldEmail(item.person.email) })),
    ];
    if (leaving.length === 0) return { notApplicable: ["nobody is removed, disabled or lowered"] };
    const owner = context.roster?.keyOwner ?? context.settings.keyOwner;
    if (owner === null)
      return {
        notEvaluated: [
          "needs the owner of the key: run with --live, or name them as ",
          value("key_owner"),
          " in the policy file",
        ],
      };
    const touched = leaving.filter(({ email }) => email === null || email === foldEmail(owner));
    return {
      findings: touched.map((each) =>
        about(
          each,
          each.email === null
            ? ["cannot tell whether this is the owner of the key"]
            : ["owns the API key in use"],
        ),
      ),
    };
  },
};
