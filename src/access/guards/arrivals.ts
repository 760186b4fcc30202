import { foldEmail } from "../../automox/wire/email";
import type { AccessItem } from "../facts/access-item";
import type { ManagedPerson } from "../facts/managed";
import { compareRoles, isAdministrator } from "../facts/rank";
import { administers, afterwards } from "../facts/totals";
import { type Phrase, value } from "../text/phrase";
import { about, count } from "./admins";
import { recordedPeople } from "./departures";
import type { Guard, GuardFinding, Verdict } from "./guard";

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
              ? ["gets a role that is known only after apply: cannot tell whether it is an administrator's"]
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

/** The address that an account gets; null where it is known only after apply, undefined where it keeps its own. */
const newAddress = ({ changes }: AccessItem): string | null | undefined =>
  changes.find(({ field }) => field === "email")?.to;

const instead = (item: AccessItem): Phrase => {
  const email = newAddress(item);
  return email === undefined ? [] : [" under the address ", value(email)];
};

const place = ({ scope, org, zone }: AccessItem) =>
  scope === "account"
    ? [" of the whole account"]
    : scope === "zone"
      ? [" of zone ", value(zone)]
      : [" of organization ", value(org)];

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
      typeof email === "string" && foldEmail(email) === foldEmail(author);
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
    const message = [
      `up to ${count(mails.length, "invitation")} would be sent, and ${settings.maxInvites} may`,
    ];
    return { findings: [{ subject: null, address: null, message }] };
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
      if (item.verb === "rename" || item.verb === "replace") {
        const renamed = item.changes.find(({ field }) => field === "email");
        if (renamed) return [{ item, email: renamed.to }];
      }
      return item.verb === "invite" ||
        item.verb === "grant" ||
        item.verb === "re-invite" ||
        item.verb === "adopt"
        ? [{ item, email: item.person.email }]
        : [];
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
              ? ["has an address that is known only after apply: cannot tell its domain"]
              : ["has an address of ", value(domainOf(email)), ", which is not among domains"],
        })),
      ),
    };
  },
};

const domainOf = (email: string) => foldEmail(email).split("@").at(-1) ?? "";

const unique = (findings: readonly Omit<GuardFinding, "allowed">[]) => [
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
    const seen = new Map<string, ManagedPerson[]>();
    for (const person of plans.flatMap(({ changes }) =>
      changes.filter(({ deposed }) => !deposed).flatMap(afterwards),
    ))
      for (const org of new Set([
        person.org,
        ...Object.keys(person.zoneRoles)
          .filter((zone) => /^\d+$/.test(zone))
          .map(Number),
      ])) {
        if (person.email === null || org === null) continue;
        const key = `${org}/${foldEmail(person.email)}`;
        const group = seen.get(key);
        if (group) group.push(person);
        else seen.set(key, [person]);
      }
    if (seen.size === 0) return { notApplicable: ["nobody is managed"] };
    const twice = [...seen].filter(([, people]) => people.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
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
