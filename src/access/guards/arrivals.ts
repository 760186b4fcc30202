import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "../facts/access-item";
import type { ManagedPerson } from "../facts/managed";
import { byText, grouped, isSameEmail, placeKey } from "../facts/order";
import { compareRoles, isAdministrator } from "../facts/rank";
import { administers, afterwards } from "../facts/totals";
import { type Phrase, value } from "../text/phrase";
import { about, count, ofAll } from "./breach";
import { recordedPeople } from "./departures";
import type { Breach, Guard, Verdict } from "./guard";

/** Verbs that can give somebody a role they did not have. */
const GAINS = ["invite", "re-invite", "grant", "raise", "change-role", "enable", "replace"];

export const escalation: Guard = {
  code: "AMX006",
  name: "escalation",
  level: "block",
  rule: "Nobody becomes an administrator unless the change says so knowingly.",
  remedy:
    "Let a second person look at it, then allow it with --allow AMX006 --reason TEXT, or with a waiver.",
  check(context): Verdict {
    const gains = context.items.filter(({ verb }) => GAINS.includes(verb));
    const renamed = context.items.filter((item) => item.verb === "rename");
    if (gains.length + renamed.length === 0) return { notApplicable: ["nobody gets a role"] };
    const recorded = recordedPeople(context.plans);
    const raised = gains.filter(
      (item) =>
        item.unknown ||
        (isAdministrator(item.to) &&
          (!isAdministrator(item.from) || item.verb === "raise" || newAddress(item) !== undefined)),
    );
    return {
      findings: [
        ...raised.map((item) =>
          about(
            { item },
            item.unknown
              ? [
                  "gets a role that is not known before the apply: cannot tell whether it is an administrator's",
                ]
              : ["becomes ", value(item.to), ...place(item), ...instead(item)],
          ),
        ),
        // Whoever reads the mail of the new address can set a password.
        ...renamed
          .filter((item) => {
            const person = recorded(item);
            return person !== undefined && administers(person);
          })
          .map((item) => about({ item }, ["administers, and gets another mailbox", ...instead(item)])),
      ],
    };
  },
};

/**
 * The address that an account gets; null where it is known only after apply, undefined where it keeps its
 * own.
 */
const newAddress = ({ changes }: AccessItem): string | null | undefined =>
  changes.find(({ field }) => field === "email")?.to;

const instead = (item: AccessItem): Phrase => {
  const email = newAddress(item);
  return email === undefined ? [] : [" under the address ", value(email)];
};

function place({ scope, org, zone }: AccessItem): Phrase {
  if (scope === "account") return [" of the whole account"];
  return scope === "zone" ? [" of zone ", value(zone)] : [" of organization ", value(org)];
}

export const selfBenefit: Guard = {
  code: "AMX011",
  name: "self-benefit",
  level: "warn",
  rule: "Who writes a change does not raise themselves.",
  remedy: "Have somebody else approve it.",
  check({ items, author }): Verdict {
    const gains = items.filter(({ verb }) => GAINS.includes(verb) || verb === "rename");
    if (gains.length === 0) return { notApplicable: ["nobody gets a role"] };
    if (author === null) return { notEvaluated: ["needs --author-email"] };
    const isAuthor = (email: string | null | undefined) =>
      typeof email === "string" && isSameEmail(email, author);
    const own = gains.filter(
      (item) =>
        isAuthor(newAddress(item)) ||
        (isAuthor(item.person.email) && compareRoles(item.from, item.to) !== "same"),
    );
    return { findings: own.map((item) => about({ item }, ["wrote this change and gains by it"])) };
  },
};

export const maxInvites: Guard = {
  code: "AMX008",
  name: "max-invites",
  level: "block",
  rule: "At most so many invitations are sent in one change.",
  remedy: "Split the change, or raise limits.invites.",
  check({ items, settings }): Verdict {
    const mails = items.filter(
      ({ verb, type }) =>
        verb === "invite" ||
        verb === "re-invite" ||
        verb === "replace" ||
        (verb === "grant" && type === "automox_org_membership"),
    );
    if (mails.length === 0) return { notApplicable: ["nobody is invited"] };
    if (mails.length <= settings.maxInvites) return { findings: [] };
    const mailed = count(mails.length, "invitation");
    return { findings: [ofAll([`up to ${mailed} would be sent, and ${settings.maxInvites} may`])] };
  },
};

export const domains: Guard = {
  code: "AMX009",
  name: "domains",
  level: "block",
  rule: "People have addresses of the domains that the policy file allows.",
  remedy: "Correct the address, or add the domain to domains.",
  check({ items, settings }): Verdict {
    if (settings.domains === null) return { notApplicable: ["the policy file lists no domains"] };
    const allowed = new Set(settings.domains.map((domain) => domain.toLowerCase().replace(/^@/, "")));
    const addresses = items.flatMap((item) => {
      const { verb, person } = item;
      const renamed = verb === "rename" || verb === "replace" ? newAddress(item) : undefined;
      if (renamed !== undefined) return [{ item, email: renamed }];
      return ["invite", "grant", "re-invite", "adopt"].includes(verb) ? [{ item, email: person.email }] : [];
    });
    if (addresses.length === 0) return { notApplicable: ["no address comes in"] };
    const foreign = addresses.filter(({ email }) => email === null || !allowed.has(domainOf(email)));
    return {
      findings: unique(
        foreign.map(({ item, email }) => ({
          subject: email ?? item.person.email,
          address: item.address,
          message:
            email === null
              ? ["has an address that is not known before the apply: cannot tell its domain"]
              : ["has an address of ", value(domainOf(email)), ", which is not among domains"],
        })),
      ),
    };
  },
};

const domainOf = (email: string) => foldEmail(email).split("@").at(-1) ?? "";

const unique = (findings: readonly Breach[]) => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

export const duplicates: Guard = {
  code: "AMX010",
  name: "duplicates",
  level: "block",
  rule: "A person appears once per organization, in all stacks together.",
  remedy:
    "Keep one of them; to stop managing one without removing the person, use a removed block with destroy = false.",
  check({ plans }): Verdict {
    const managed = plans
      .flatMap(({ changes }) => changes.filter(({ deposed }) => !deposed).flatMap(afterwards))
      .flatMap((person) => placesOf(person).map((place) => ({ person, place })));
    if (managed.length === 0) return { notApplicable: ["nobody is managed"] };
    const places = [...grouped(managed, (each) => each.place)].map(
      ([key, each]) => [key, each.map(({ person }) => person)] as const,
    );
    const twice = places.filter(([, people]) => people.length > 1).sort(([a], [b]) => byText(a, b));
    return {
      findings: twice.map(([key, people]) => ({
        subject: people[0]?.email ?? null,
        address: people[0]?.address ?? null,
        message: [
          "is declared more than once in organization ",
          value(key.split("/")[0] ?? ""),
          ": ",
          ...people.flatMap(({ address, stack }, at) => [
            ...(at ? [", "] : []),
            value(stack === null ? address : `${stack}: ${address}`),
          ]),
        ],
      })),
    };
  },
};

function placesOf({ email, org, zoneRoles }: ManagedPerson): readonly string[] {
  if (email === null) return [];
  const numbers = Object.keys(zoneRoles).filter((zone) => /^\d+$/.test(zone));
  const orgs = new Set([...(org === null ? [] : [org]), ...numbers.map(Number)]);
  return [...orgs].map((each) => placeKey(each, email));
}
