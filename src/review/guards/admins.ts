import { foldEmail } from "../../automox/email";
import type { RosterPerson } from "../access/person";
import { type Phrase, value } from "../access/phrase";
import { isAdministrator, isGlobalAdministrator } from "../access/rank";
import { unreadOf } from "../live/roster-scope";
import { type Departure, departures } from "./departures";
import type { Guard, GuardFinding, Verdict } from "./guard";

const NEEDS_ROSTER = [
  "needs the live roster: run with --live; the provider checks it again at plan and apply",
];

export const minAdmins: Guard = {
  code: "AMX001",
  name: "min-admins",
  level: "block",
  rule: "Every organization keeps enough active administrators; who is pending or raised in the same change does not count.",
  remedy:
    "Raise another administrator in a change of its own first, and let them be active, then lower or remove this one.",
  check(context): Verdict {
    const leaving = departures(context.items).filter(mayTouchAdmins);
    if (leaving.length === 0) return { notApplicable: ["no administrator is removed, disabled or lowered"] };
    const unclear = leaving.filter(({ org }) => org === null);
    const findings = unclear.map((each) =>
      about(each, ["cannot tell which organization would lose this administrator"]),
    );
    const { roster, settings } = context;
    if (roster === null) return findings.length > 0 ? { findings } : { notEvaluated: NEEDS_ROSTER };
    const unread = unreadOf(roster);
    let unseen = 0;
    for (const org of organizationsOf(leaving)) {
      if (unread.includes(org) || !roster.organizations.some((each) => each.org === org)) {
        unseen += 1;
        continue;
      }
      const gone = new Set(leaving.filter((each) => each.org === org).map(({ email }) => email));
      const admins = roster.people.filter((person) => isActiveAdmin(person, org));
      const left = admins.filter(({ email }) => !gone.has(foldEmail(email)));
      if (left.length >= settings.minAdmins || left.length === admins.length) continue;
      const first = leaving.find((each) => each.org === org);
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
    return { findings };
  },
};

/** A custom role may administer; the roster knows, the plan does not. */
const mayTouchAdmins = ({ item, kind }: Departure) =>
  kind === "demotion" || item.from === null || isAdministrator(item.from);

/** The provider's rule: a status that nobody tells counts as active. */
function isActiveAdmin({ memberships, accountRole, status }: RosterPerson, org: number): boolean {
  const membership = memberships.find((each) => each.org === org);
  if (!membership) return false;
  const isOut = [status, membership.status].some((each) => each === "pending" || each === "disabled");
  return !isOut && (isAdministrator(membership.role) || isGlobalAdministrator(accountRole));
}

const organizationsOf = (leaving: readonly Departure[]): readonly number[] =>
  [...new Set(leaving.flatMap(({ org }) => (org === null ? [] : [org])))].sort((a, b) => a - b);

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
    const findings: Omit<GuardFinding, "allowed">[] = leaving
      .filter(({ email }) => email !== null && required.has(email))
      .map((each) => about(each, ["must stay an administrator (admins.required)"]));
    const unknown = leaving.filter(({ email }) => email === null);
    findings.push(
      ...unknown.map((each) =>
        about(each, ["cannot tell who this is; somebody of admins.required may be meant"]),
      ),
    );
    if (findings.length > 0 || roster !== null) {
      const missing =
        roster === null ? [] : [...required].filter((email) => !isAdminSomewhere(roster.people, email));
      findings.push(
        ...missing.map((email) => ({
          subject: email,
          address: null,
          message: ["is named in admins.required and is no active administrator in Automox"],
        })),
      );
      return { findings };
    }
    return { notEvaluated: ["none of them is touched; whether they are administrators now needs --live"] };
  },
};

const isAdminSomewhere = (people: readonly RosterPerson[], email: string) =>
  people.some(
    (person) =>
      foldEmail(person.email) === email && person.memberships.some(({ org }) => isActiveAdmin(person, org)),
  );

export const requireSelf: Guard = {
  code: "AMX003",
  name: "own-user",
  level: "block",
  rule: "The owner of the API key is not removed, replaced, disabled or lowered: the run would lose its own rights.",
  remedy: "Use the key of somebody else for this change.",
  check(context): Verdict {
    const leaving = departures(context.items);
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

export const about = ({ item }: Pick<Departure, "item">, message: Phrase) => ({
  subject: item.person.email,
  address: item.address,
  message,
});

export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;
