import { foldEmail } from "../../automox/wire/email";
import { isSameEmail } from "../facts/order";
import { foldRole } from "../facts/rank";

import { administers, authorityIn, mayAdministerAnywhere, stepOf } from "../model/authority";
import { type Change, isArrival, isLoss } from "../model/change";
import { isSame, isSensitive, shownText, type Told, textOf } from "../model/told";
import { type Phrase, value } from "../text/phrase";
import { about, count, ofAll, placeInWords } from "./breach";
import type { Asked, Breach, Guard, GuardContext, Verdict } from "./guard";
import { isInUse } from "./losses";

/** Changes of access after which somebody may have something they did not have. */
const gains = ({ difference, order }: GuardContext): readonly Change[] =>
  difference.access.filter((change) => {
    const { kind, from, to, live, gap } = change;
    if (kind !== "access" || to === null || live === "refused") return false;
    if (from === null || gap || change.resend) return true;
    if (from.status !== to.status) return !isLoss(change);
    return !["lowered", "same"].includes(stepOf(from.role, to.role, order));
  });

/**
 * The mailbox that gets what another one had; undefined where none does. Whoever reads its mail can set a password.
 */
function newMailbox({ kind, gap, fields }: Change): Told | undefined {
  const isAnother = kind === "mailbox" || (kind === "access" && gap);
  return isAnother ? fields.find(({ field }) => field === "email")?.to : undefined;
}

const mailboxes = ({ difference }: GuardContext): readonly Change[] =>
  difference.access.filter((change) => newMailbox(change) !== undefined);

export const escalation: Guard = {
  code: "AMX006",
  name: "escalation",
  level: "block",
  rule: "Nobody becomes an administrator unless the change says so knowingly.",
  remedy:
    "Let a second person look at it, then allow it with --allow AMX006 --reason TEXT, or with a waiver.",
  check(asked): Verdict {
    const gaining = gains(asked);
    const renamed = mailboxes(asked).filter(({ kind }) => kind === "mailbox");
    if (gaining.length + renamed.length === 0) return { notApplicable: ["nobody gets a role"] };
    return {
      findings: [
        ...gaining.flatMap((change) => {
          const what = gainedBy(change, asked);
          return what === undefined ? [] : [about(change, what)];
        }),
        ...renamed
          .filter((change) => mayAdministerAnywhere(change, asked.order))
          .map((change) =>
            about(change, ["administers, or may, and gets another mailbox", ...instead(change)]),
          ),
      ],
    };
  },
};

/** Undefined where nobody becomes more of an administrator than before. */
function gainedBy(change: Change, { order }: Asked): Phrase | undefined {
  const { from, to, place, person, gap } = change;
  if (to === null || change.resend) return undefined;
  const after = administers(to.role, order);
  if (after === "no") return undefined;
  const isOther = gap && newMailbox(change) !== undefined;
  const had = isInUse(change) || from?.status === "pending" ? from : null;
  const before = isOther ? "no" : authorityIn(had, person.account.from, { place, order });
  const isKept = had !== null && isSame(had.role, to.role, foldRole) && !isOther;
  const isMore = after === "yes" && stepOf(from?.role ?? null, to.role, order) === "raised";
  if (isKept || (before === "yes" && !isMore)) return undefined;
  const where = [" in ", ...placeInWords(change), ...instead(change)];
  if (after === "yes") return ["becomes ", value(shownText(to.role)), ...where];
  const word = textOf(to.role);
  if (typeof word !== "string")
    return [
      "gets a role that is not known before the apply",
      ...where,
      ": cannot tell whether it is an administrator's",
    ];
  const line = isSensitive(to.role) ? "(sensitive)" : JSON.stringify(word);
  return [
    "gets the role ",
    value(shownText(to.role)),
    ...where,
    ", which nobody ranked: it may be an administrator's; the line to add to the policy file, in the right place: ",
    value(`roles: { order: [..., ${line}, zone-admin, ...] }`),
  ];
}

const instead = (change: Change): Phrase => {
  const email = newMailbox(change);
  return email === undefined ? [] : [" under the address ", value(shownText(email))];
};

export const selfBenefit: Guard = {
  code: "AMX011",
  name: "self-benefit",
  level: "warn",
  rule: "Who writes a change does not raise themselves.",
  remedy: "Have somebody else approve it.",
  check(asked): Verdict {
    const { author } = asked;
    const gaining = [...gains(asked), ...mailboxes(asked).filter(({ kind }) => kind === "mailbox")];
    if (gaining.length === 0) return { notApplicable: ["nobody gets a role"] };
    if (author === null) return { notEvaluated: ["needs --author-email"] };
    const isAuthor = (email: Told | undefined) => {
      const text = email === undefined ? undefined : textOf(email);
      return typeof text === "string" && isSameEmail(text, author);
    };
    const own = gaining.filter(
      (change) => isAuthor(newMailbox(change)) || (change.kind === "access" && isAuthor(change.person.email)),
    );
    return { findings: own.map((change) => about(change, ["wrote this change and gains by it"])) };
  },
};

/** Resource instances by which a mail goes out: one each, whatever the zones in it. */
const mails = ({ difference }: GuardContext): ReadonlySet<string> =>
  new Set(
    difference.access
      .filter(
        (change) =>
          change.resend ||
          change.gap ||
          (isArrival(change) &&
            change.place.scope === "organization" &&
            (change.live === null || change.live === "absent")),
      )
      .map(({ source: { stack, address } }) => JSON.stringify([stack, address])),
  );

export const maxInvites: Guard = {
  code: "AMX008",
  name: "max-invites",
  level: "block",
  rule: "At most so many invitations are sent in one change.",
  remedy: "Split the change, or raise limits.invites.",
  check(asked): Verdict {
    const { settings } = asked;
    const sent = mails(asked).size;
    if (sent === 0) return { notApplicable: ["nobody is invited"] };
    if (sent <= settings.maxInvites) return { findings: [] };
    return {
      findings: [ofAll([`up to ${count(sent, "invitation")} would be sent, and ${settings.maxInvites} may`])],
    };
  },
};

export const domains: Guard = {
  code: "AMX009",
  name: "domains",
  level: "block",
  rule: "People have addresses of the domains that the policy file allows.",
  remedy: "Correct the address, or add the domain to domains.",
  check({ difference, settings }): Verdict {
    if (settings.domains === null) return { notApplicable: ["the policy file lists no domains"] };
    const allowed = new Set(settings.domains.map((domain) => domain.toLowerCase().replace(/^@/, "")));
    const addresses = difference.access.flatMap((change) => {
      const renamed = newMailbox(change);
      if (renamed !== undefined) return [{ change, email: renamed }];
      const isAdopted = change.kind === "managed" && change.how === null;
      const comesIn = isArrival(change) || change.resend || isAdopted;
      return comesIn && change.place.scope === "organization" ? [{ change, email: change.person.email }] : [];
    });
    if (addresses.length === 0) return { notApplicable: ["no address comes in"] };
    return { findings: unique(addresses.flatMap((each) => foreign(each, allowed))) };
  },
};

function foreign(
  { change, email }: { readonly change: Change; readonly email: Told },
  allowed: ReadonlySet<string>,
): readonly Breach[] {
  const text = textOf(email);
  if (typeof text === "string" && allowed.has(domainOf(text))) return [];
  const { address } = change.source;
  const subject = typeof email === "string" ? email : about(change, []).subject;
  if (typeof text !== "string")
    return [{ subject, address, message: ["has an address that cannot be told: nor can its domain"] }];
  const domain = isSensitive(email) ? "(sensitive)" : domainOf(text);
  return [
    { subject, address, message: ["has an address of ", value(domain), ", which is not among domains"] },
  ];
}

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
  check({ difference: { facts } }): Verdict {
    if (facts.documents.every(({ managed }) => managed.to === 0))
      return { notApplicable: ["nobody is managed"] };
    return {
      findings: facts.duplicates.map(({ email, place, at }) => ({
        subject: email,
        address: at[0]?.address ?? null,
        message: [
          "is declared more than once in organization ",
          value(place),
          ": ",
          ...at.flatMap(({ address, stack }, index) => [
            ...(index ? [", "] : []),
            value(stack === null ? address : `${stack}: ${address}`),
          ]),
        ],
      })),
    };
  },
};
