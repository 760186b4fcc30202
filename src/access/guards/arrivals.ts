import { foldEmail } from "../../automox/wire/email";
import { isSameEmail } from "../facts/order";
import { foldRole } from "../facts/rank";
import { administers, authorityIn, mayAdministerAnywhere, stepOf } from "../model/authority";
import { addressInStack, type Change, isArrival, isLoss } from "../model/change";
import { isSame, isSensitive, knownText, shownText, type Told, textOf } from "../model/told";
import { listed, type Phrase, phrase, value } from "../text/phrase";
import { about, count, notApplicable, notEvaluated, ofAll, placeInWords } from "./breach";
import type { Asked, Breach, GuardContext, Rule, Verdict } from "./guard";

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

const renamedIn = ({ difference }: GuardContext): readonly Change[] =>
  difference.access.filter(({ kind }) => kind === "mailbox");

/** AMX006 */
export const escalation: Rule = {
  rule: "Nobody becomes an administrator unless the change says so knowingly.",
  remedy:
    "Let a second person look at it, then allow it with --allow AMX006 --reason TEXT, or with a waiver.",
  check(asked): Verdict {
    const gaining = gains(asked);
    const renamed = renamedIn(asked);
    if (gaining.length + renamed.length === 0) return notApplicable("nobody gets a role");
    return [
      ...gaining.flatMap((change) => gainedBy(change, asked)),
      ...renamed
        .filter((change) => mayAdministerAnywhere(change, asked.order))
        .map((change) =>
          about(change, ["administers, or may, and gets another mailbox", ...instead(change)]),
        ),
    ];
  },
};

/** Empty where nobody becomes more of an administrator than before. */
function gainedBy(change: Change, { order }: Asked): readonly Breach[] {
  const { from, to, place, person, gap } = change;
  if (to === null || change.resend) return [];
  const after = administers(to.role, order);
  if (after === "no") return [];
  const isOther = gap && newMailbox(change) !== undefined;
  // Who is enabled may have used nothing before.
  const isOff = from?.status === "disabled" || (!gap && from?.status !== to.status);
  const had = isOff ? null : from;
  const before = isOther ? "no" : authorityIn(had, person.account.from, { place, order });
  const isKept = had !== null && isSame(had.role, to.role, foldRole) && !isOther;
  const isMore = after === "yes" && stepOf(from?.role ?? null, to.role, order) === "raised";
  if (isKept || (before === "yes" && !isMore)) return [];
  const where = [" in ", ...placeInWords(change), ...instead(change)];
  const role = value(shownText(to.role));
  if (after === "yes") return [about(change, ["becomes ", role, ...where])];
  const word = textOf(to.role);
  const untold = "gets a role that is not known before the apply";
  const why = ": cannot tell whether it is an administrator's";
  if (typeof word !== "string") return [about(change, [untold, ...where, why])];
  const line = isSensitive(to.role) ? "(sensitive)" : JSON.stringify(word);
  const unranked =
    ", which nobody ranked: it may be an administrator's; the line to add to the policy file, in the right place: ";
  const wanted = value(`roles: { order: [..., ${line}, zone-admin, ...] }`);
  return [about(change, ["gets the role ", role, ...where, unranked, wanted])];
}

const instead = (change: Change): Phrase => {
  const email = newMailbox(change);
  return email === undefined ? [] : [" under the address ", value(shownText(email))];
};

/** AMX011 */
export const selfBenefit: Rule = {
  level: "warn",
  rule: "Who writes a change does not raise themselves.",
  remedy: "Have somebody else approve it.",
  check(asked): Verdict {
    const { author } = asked;
    const gaining = [...gains(asked), ...renamedIn(asked)];
    if (gaining.length === 0) return notApplicable("nobody gets a role");
    if (author === null) return notEvaluated("needs --author-email");
    const isAuthor = (email: Told = null) => {
      const text = knownText(email);
      return text !== null && isSameEmail(text, author);
    };
    const own = gaining.filter(
      (change) => isAuthor(newMailbox(change)) || (change.kind === "access" && isAuthor(change.person.email)),
    );
    return own.map((change) => about(change, ["wrote this change and gains by it"]));
  },
};

const isMailed = (change: Change): boolean =>
  change.resend ||
  change.gap ||
  (isArrival(change) &&
    change.place.scope === "organization" &&
    (change.live === null || change.live === "absent"));

/** AMX008 */
export const maxInvites: Rule = {
  rule: "At most so many invitations are sent in one change.",
  remedy: "Split the change, or raise limits.invites.",
  check({ difference, settings }): Verdict {
    // Resource instances: one mail each, whatever the zones in it.
    const sent = new Set(difference.access.filter(isMailed).map(({ source }) => addressInStack(source))).size;
    if (sent === 0) return notApplicable("nobody is invited");
    if (sent <= settings.maxInvites) return [];
    return [ofAll([`up to ${count(sent, "invitation")} would be sent, and ${settings.maxInvites} may`])];
  },
};

/** AMX009 */
export const domains: Rule = {
  rule: "People have addresses of the domains that the policy file allows.",
  remedy: "Correct the address, or add the domain to domains.",
  check({ difference, settings }): Verdict {
    if (settings.domains === null) return notApplicable("the policy file lists no domains");
    const allowed = new Set(settings.domains.map((domain) => domain.toLowerCase().replace(/^@/, "")));
    const addresses = difference.access.flatMap((change) => {
      const renamed = newMailbox(change);
      if (renamed !== undefined) return [[change, renamed] as const];
      const isAdopted = change.kind === "managed" && change.how === null;
      const comesIn = isArrival(change) || change.resend || isAdopted || change.live === "taken-over";
      const isIn = comesIn && change.place.scope === "organization";
      return isIn ? [[change, change.person.email] as const] : [];
    });
    if (addresses.length === 0) return notApplicable("no address comes in");
    return unique(addresses.flatMap(([change, email]) => foreign(change, email, allowed)));
  },
};

function foreign(change: Change, email: Told, allowed: ReadonlySet<string>): readonly Breach[] {
  const text = textOf(email);
  if (typeof text === "string" && allowed.has(domainOf(text))) return [];
  const { address, stack } = change.source;
  const subject = typeof email === "string" ? email : about(change, []).subject;
  if (typeof text !== "string")
    return [{ subject, address, stack, message: ["has an address that cannot be told: nor can its domain"] }];
  const domain = isSensitive(email) ? "(sensitive)" : domainOf(text);
  return [
    { subject, address, stack, message: phrase`has an address of ${domain}, which is not among domains` },
  ];
}

const domainOf = (email: string) => foldEmail(email).split("@").at(-1) ?? "";

const unique = (findings: readonly Breach[]) => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

/** AMX010 */
export const duplicates: Rule = {
  rule: "A person appears once per organization, in all stacks together.",
  remedy:
    "Keep one of them; to stop managing one without removing the person, use a removed block with destroy = false.",
  check({ difference: { facts } }): Verdict {
    if (facts.documents.every(({ managed }) => managed.to === 0)) return notApplicable("nobody is managed");
    return facts.duplicates.map(({ email, place, at }) => ({
      subject: email,
      address: at[0]?.address ?? null,
      stack: at[0]?.stack ?? null,
      message: [
        ...phrase`is declared more than once in organization ${place}: `,
        ...listed(at.map(addressInStack), at.length),
      ],
    }));
  },
};
