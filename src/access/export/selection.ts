import { eachRole } from "../../automox/model/roles";
import { foldEmail } from "../../automox/wire/email";
import { AccessError } from "../cli/access-error";
import { PERSON_STATUSES, type RosterMembership, type RosterPerson } from "../facts/person";
import { foldRole } from "../facts/rank";

/** A person, or a person in one organization. */
interface Selectable {
  readonly person: RosterPerson;
  readonly membership: RosterMembership | null;
}

export interface Selection {
  matches(one: Selectable): boolean;
  /** What was asked for by name and fits nobody: a misspelt address must not pass for "has no access". */
  unmatched(all: readonly Selectable[]): readonly string[];
}

interface Criterion {
  readonly field: string;
  readonly text: string;
  /** Folded address, where the criterion is one: thousands of them are looked up and not tried. */
  readonly address?: string | undefined;
  readonly matches: (one: Selectable) => boolean;
}

type ReadFile = (path: string) => Promise<string>;

/**
 * `--select` as given: `email=*@example.com` (or the pattern alone), `role=admin`, `status=pending`,
 * `org=12345`, `@people.txt`. Several of a kind are alternatives, several kinds must all hold. `readFile`
 * answers the text of a file. Throws AccessError.
 */
export async function parseSelection(texts: readonly string[], readFile: ReadFile): Promise<Selection> {
  const criteria: Criterion[] = [];
  for (const text of texts) {
    if (!text.startsWith("@")) criteria.push(criterion(text));
    else criteria.push(...(await linesOf(text, readFile)).map(byEmail));
  }
  const fields = [...new Set(criteria.map(({ field }) => field))];
  const addresses = new Set(criteria.flatMap(({ address }) => address ?? []));
  const others = criteria.filter(({ address }) => address === undefined);
  return {
    matches: (one) =>
      fields.every(
        (field) =>
          (field === "email" && addresses.has(foldEmail(one.person.email))) ||
          others.some((each) => each.field === field && each.matches(one)),
      ),
    unmatched: (all) => {
      const there = new Set(all.map(({ person }) => foldEmail(person.email)));
      return criteria
        .filter(({ address, matches }) => (address === undefined ? !all.some(matches) : !there.has(address)))
        .map(({ text }) => text);
    },
  };
}

/** Addresses and patterns alone, or `@FILE` with them: whether one of them fits. Throws AccessError. */
export async function parseAddresses(
  texts: readonly string[],
  readFile: ReadFile,
): Promise<(email: string) => boolean> {
  const patterns: string[] = [];
  for (const text of texts) patterns.push(...(text.startsWith("@") ? await linesOf(text, readFile) : [text]));
  const addresses = new Set(patterns.filter((pattern) => !isPattern(pattern)).map(foldEmail));
  const matchers = patterns.filter(isPattern).map((pattern) => matcherOf(foldEmail(pattern)));
  return (email) => {
    const folded = foldEmail(email);
    return addresses.has(folded) || matchers.some((matches) => matches(folded));
  };
}

function criterion(text: string): Criterion {
  const [, field = "", value = ""] = /^(email|role|status|org)=(.+)$/s.exec(text) ?? [];
  const kind = KINDS[field];
  if (kind) return { field, text, ...kind(value, text) };
  if (/[@*]/.test(text)) return byEmail(text);
  throw new AccessError(
    `Cannot read ${JSON.stringify(text)} as a selection. Write email=PATTERN, role=ROLE, status=STATUS, org=NUMBER or @FILE.`,
  );
}

/** What stands before the `=`. */
const KINDS: Readonly<
  Record<string, (value: string, text: string) => Pick<Criterion, "matches"> & Partial<Criterion>>
> = {
  email: byEmail,
  role: byRole,
  status(value) {
    const wanted = value.trim().toLowerCase();
    if (!PERSON_STATUSES.some((status) => status === wanted))
      throw new AccessError(
        `There is no status ${JSON.stringify(value)}. Statuses: ${PERSON_STATUSES.join(", ")}.`,
      );
    return { matches: ({ person, membership }) => (membership?.status ?? person.status) === wanted };
  },
  org(value, text) {
    const org = Number(value);
    if (!/^\d+$/.test(value.trim()) || !Number.isSafeInteger(org) || org <= 0)
      throw new AccessError(`Expected the number of an organization in ${JSON.stringify(text)}.`);
    return { matches: (one) => membershipsOf(one).some((each) => each.org === org) };
  },
};

/** Of the line; of somebody's own line all of theirs. */
const membershipsOf = ({ person, membership }: Selectable): readonly RosterMembership[] =>
  membership ? [membership] : person.memberships;

function byEmail(pattern: string): Criterion {
  const address = isPattern(pattern) ? undefined : foldEmail(pattern);
  const matcher = matcherOf(foldEmail(pattern));
  return {
    field: "email",
    text: pattern,
    address,
    matches: ({ person }) => matcher(foldEmail(person.email)),
  };
}

const isPattern = (text: string): boolean => /[*?]/.test(text);

/**
 * `*` stands for any text, `?` for one character; without either it is the whole address. Each part between stars is looked for
 * once, behind the one before it: a RegExp would try all ways to share an address among the stars.
 */
function matcherOf(pattern: string): (text: string) => boolean {
  const [first = [], ...others] = pattern.split("*").map((part) => [...part]);
  const last = others.pop();
  return (text) => {
    const characters = [...text];
    if (!standsAt(characters, first, 0)) return false;
    if (last === undefined) return characters.length === first.length;
    const end = characters.length - last.length;
    let at = first.length;
    for (const part of others) {
      while (at + part.length <= end && !standsAt(characters, part, at)) at += 1;
      at += part.length;
    }
    return at <= end && standsAt(characters, last, end);
  };
}

const standsAt = (text: readonly string[], part: readonly string[], at: number): boolean =>
  at + part.length <= text.length &&
  part.every((character, index) => character === "?" || character === text[at + index]);

/** In any spelling that the console or the API has for it. */
function byRole(word: string): Pick<Criterion, "text" | "matches"> {
  const wanted = foldRole(word);
  const isIt = (role: string | null) =>
    role !== null && eachRole(role).some((one) => foldRole(one) === wanted);
  return {
    text: `role=${word}`,
    matches: (one) => isIt(one.person.accountRole) || membershipsOf(one).some(({ role }) => isIt(role)),
  };
}

/** Of `@FILE`: one address or pattern a line; empty lines and those that begin with `#` are left out. */
async function linesOf(text: string, readFile: ReadFile): Promise<readonly string[]> {
  const path = text.slice(1);
  const lines = (await readFile(path))
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  // With nobody in it everybody would be selected.
  if (lines.length === 0) throw new AccessError(`The file ${path} names nobody.`);
  return lines;
}
