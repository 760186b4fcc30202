import type { PersonFacts } from "./person-facts";

/**
 * What the reader asked for; every value as it stands in the address. Empty: all; `1` in `attention`: only who
 * needs it. Runs in the browser.
 */
export type Query = Readonly<typeof NOTHING>;

const NOTHING = {
  only: "",
  q: "",
  status: "",
  role: "",
  org: "",
  code: "",
  drift: "",
  tfa: "",
  attention: "",
  sort: "email",
};

export const QUERY_KEYS = Object.keys(NOTHING) as readonly (keyof Query)[];

/** With more people than this a page begins with those who need attention. */
const MANY = 50;

export const defaultQuery = (people: number): Query => ({ ...NOTHING, attention: people > MANY ? "1" : "" });

/** `#status=pending&org=101`: only what differs from the default, so that a plain link stays plain. */
export function toHash(query: Query, defaults: Query): string {
  const changed = QUERY_KEYS.filter((key) => query[key] !== defaults[key]);
  const text = new URLSearchParams(changed.map((key) => [key, query[key]])).toString();
  return text === "" ? "" : `#${text}`;
}

/** Undefined for a hash that is a link into the page. Unknown keys are passed over. */
export function fromHash(hash: string, defaults: Query): Query | undefined {
  if (hash !== "" && hash !== "#" && !hash.includes("=")) return undefined;
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const entries = QUERY_KEYS.map((key) => [key, given.get(key) ?? defaults[key]]);
  return Object.fromEntries(entries) as unknown as Query;
}

/** Whether a person is among those asked for. Every word of the text must be found somewhere. */
export function matches(person: PersonFacts, query: Query): boolean {
  return (
    (query.only === "" || person.groups.includes(query.only)) &&
    (query.attention !== "1" || person.attention.length > 0) &&
    (query.status === "" || person.status === query.status) &&
    (query.tfa === "" || person.twoFactor === query.tfa) &&
    (query.code === "" || person.management === query.code) &&
    (query.drift === "" || hasDrift(person, query.drift)) &&
    matchesAccess(person, query) &&
    matchesText(person, query.q)
  );
}

function hasDrift({ drift }: PersonFacts, kind: string): boolean {
  if (kind === "any") return drift.length > 0;
  return kind === "none" ? drift.length === 0 : drift.includes(kind);
}

/** A role and an organization together mean that role there. */
function matchesAccess({ roles, accountRole }: PersonFacts, { role, org }: Query): boolean {
  if (org !== "") return Object.hasOwn(roles, org) && (role === "" || roles[org] === role);
  return role === "" || accountRole === role || Object.values(roles).includes(role);
}

function matchesText(person: PersonFacts, text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  const { email, name, userId, uuid } = person;
  const searched = [email, name, userId, uuid].join(" ").toLowerCase();
  return words.every((word) => searched.includes(word));
}

/** For `sort`; equal ones keep the default order, by e-mail. */
export function compare(a: PersonFacts, b: PersonFacts, sort: string): number {
  return ORDERS[sort]?.(a, b) || a.id - b.id;
}

const ORDERS: Readonly<Record<string, (a: PersonFacts, b: PersonFacts) => number>> = {
  name: (a, b) => byText(a.name ?? a.email, b.name ?? b.email),
  role: (a, b) => b.rank - a.rank,
  pending: (a, b) => (b.pendingDays ?? -1) - (a.pendingDays ?? -1),
  orgs: (a, b) => Object.keys(b.roles).length - Object.keys(a.roles).length,
  findings: (a, b) => b.attention.length - a.attention.length,
};

const byText = (a: string, b: string): number => {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return Number(left > right) - Number(left < right);
};
