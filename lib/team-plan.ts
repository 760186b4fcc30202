import { USER_ONLY } from "./people-file/column";
import { foldEmail } from "./values/email";

/** One line of a team. Further attributes are the construct's. */
export interface Line {
  /** Names the construct; left out, the e-mail address in lower case does. */
  readonly id?: string | undefined;
  readonly email: string;
  /** Left out, the team's or the provider's organization. */
  readonly orgId?: number | undefined;
}
export interface Placed<L> {
  /** The construct's id. */
  readonly key: string;
  readonly line: L;
}
interface TeamPlan<L> {
  readonly users: readonly Placed<L>[];
  readonly memberships: readonly Placed<L>[];
  readonly problems: readonly Problem<L>[];
}
interface Problem<L> {
  readonly line: L;
  readonly message: string;
}
interface Options<L> {
  /** Number of the organization of lines that name none, where it is in code. */
  readonly home: number | undefined;
  /** What messages call a line, "people.csv:3". */
  readonly nameOf: (line: L) => string;
}

/**
 * Which lines are users and which are memberships, and under which ids. A line without an organization, or with the
 * `home` one, is a user, every other line a membership. Each line decides that alone, and its id: were it for the
 * others to say, then adding or deleting one line of a person would take another organization from them and give it
 * back with a new invitation.
 */
export function planTeam<L extends Line>(lines: readonly L[], { home, nameOf }: Options<L>): TeamPlan<L> {
  const isHome = ({ orgId }: L) => orgId === undefined || orgId === home;
  // A number is taken for what it is written as.
  const idOf = ({ id, email }: L) => String(id ?? foldEmail(email));
  const people = [...grouped(lines, ({ email }) => foldEmail(email)).values()];
  const first = people.flatMap((own) =>
    [...grouped(own, (line) => String(isHome(line) ? undefined : line.orgId)).values()].flatMap(
      ([one]) => one ?? [],
    ),
  );
  const users = first.filter(isHome).map((line) => ({ key: idOf(line), line }));
  const memberships = first
    .filter((line) => !isHome(line))
    .map((line) => ({ key: `${idOf(line)}:${line.orgId}`, line }));
  return {
    users,
    memberships,
    problems: [
      ...people.flatMap((own) => [...twice(own, { home, nameOf }), ...idsMissing(own, nameOf)]),
      ...memberships.flatMap(({ line }) => userOnly(line)),
      ...sameKeys([...users, ...memberships], nameOf),
    ],
  };
}

function twice<L extends Line>(own: readonly L[], { home, nameOf }: Options<L>): Problem<L>[] {
  return [...grouped(own, ({ orgId = home }) => String(orgId)).values()].flatMap(([first, ...again]) =>
    again.map((line) => ({
      line,
      message: `email: ${line.email} is in ${first && nameOf(first)} already, in the same organization (addresses compare without case)`,
    })),
  );
}

/** An id that only one line of a person has would leave the others behind when the address changes. */
function idsMissing<L extends Line>(own: readonly L[], nameOf: (line: L) => string): Problem<L>[] {
  const named = own.find(({ id }) => id !== undefined);
  if (named === undefined) return [];
  return own
    .filter(({ id }) => id === undefined)
    .map((line) => ({
      line,
      message: `id: is missing, and ${nameOf(named)} gives the same person ${JSON.stringify(named.id)}; give it in each of their lines`,
    }));
}

const userOnly = <L extends Line>(line: L): Problem<L>[] =>
  USER_ONLY.filter((attribute) => (line as Readonly<Record<string, unknown>>)[attribute] !== undefined).map(
    (attribute) => ({
      line,
      message:
        `${attribute}: can be given in the team's own organization (its orgId, else the provider's), where people are users; ` +
        `organization ${line.orgId} is a further one`,
    }),
  );

function sameKeys<L extends Line>(placed: readonly Placed<L>[], nameOf: (line: L) => string): Problem<L>[] {
  const seen = new Map<string, L>();
  return placed.flatMap(({ key, line }) => {
    const problem = idProblem(key);
    if (problem !== undefined) return [{ line, message: `id: ${problem}` }];
    const first = seen.get(written(key));
    if (first !== undefined)
      return [{ line, message: `id: ${nameOf(first)} uses ${key} already, for ${first.email}` }];
    seen.set(written(key), line);
    return [];
  });
}

function idProblem(key: string): string | undefined {
  // The libraries leave this id out of a resource's address, which would then be the team's own.
  if (key === "Default") return 'must not be "Default"';
  // constructs 10.4 and 10.7 write line ends otherwise: an update would give everybody else's address.
  return /\p{Cc}/u.test(key) ? `must not hold control characters, got ${JSON.stringify(key)}` : undefined;
}

/** `/` divides the parts of a construct's path; the libraries write two hyphens in its place. */
const written = (key: string): string => key.replaceAll("/", "--");

function grouped<L>(lines: readonly L[], by: (line: L) => string): Map<string, L[]> {
  const groups = new Map<string, L[]>();
  for (const line of lines) {
    const group = groups.get(by(line));
    if (group) group.push(line);
    else groups.set(by(line), [line]);
  }
  return groups;
}
