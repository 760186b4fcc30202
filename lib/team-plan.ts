import { foldEmail } from "./email";
import { USER_ONLY } from "./people-file/column";

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
export interface TeamPlan<L> {
  readonly users: readonly Placed<L>[];
  readonly memberships: readonly Placed<L>[];
  readonly problems: readonly Problem<L>[];
}
export interface Problem<L> {
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
 * Which lines are users and which are memberships, and under which ids. The order of the lines decides nothing, so that
 * sorting a file changes nothing.
 *
 * Somebody's home is the line without an organization, or with the `home` one, else the one with the smallest number:
 * a user. Every other line with the same address is a membership.
 */
export function planTeam<L extends Line>(lines: readonly L[], options: Options<L>): TeamPlan<L> {
  const people = [...grouped(lines, ({ email }) => foldEmail(email)).values()].map((own) =>
    planPerson(own, options),
  );
  const users = people.flatMap((person) => person.users);
  const memberships = people.flatMap((person) => person.memberships);
  const problems = people.flatMap((person) => person.problems);
  return { users, memberships, problems: [...problems, ...sameKeys([...users, ...memberships], options)] };
}

function planPerson<L extends Line>(own: readonly L[], { home, nameOf }: Options<L>): TeamPlan<L> {
  const organizations = [...grouped(own, ({ orgId = home }) => String(orgId)).values()];
  const twice = organizations.flatMap(([first, ...again]) =>
    again.map((line) => ({
      line,
      message: `email: ${line.email} is in ${first && nameOf(first)} already, in the same organization (addresses compare without case)`,
    })),
  );
  const rank = ({ orgId }: L) => (orgId === undefined || orgId === home ? 0 : orgId);
  const [user, ...others] = organizations.flatMap(([first]) => first ?? []).sort((a, b) => rank(a) - rank(b));
  if (user === undefined) return { users: [], memberships: [], problems: [] };
  const key = user.id ?? foldEmail(user.email);
  return {
    users: [{ key, line: user }],
    memberships: others.map((line) => ({ key: `${line.id ?? key}:${line.orgId}`, line })),
    problems: [...twice, ...others.flatMap((line) => userOnly(line, nameOf(user)))],
  };
}

const userOnly = <L extends Line>(line: L, home: string): Problem<L>[] =>
  USER_ONLY.filter((attribute) => (line as Readonly<Record<string, unknown>>)[attribute] !== undefined).map(
    (attribute) => ({
      line,
      message: `${attribute}: cannot be given for a further organization; move it to ${home}, where ${line.email} is a user`,
    }),
  );

function sameKeys<L extends Line>(placed: readonly Placed<L>[], { nameOf }: Options<L>): Problem<L>[] {
  const seen = new Map<string, L>();
  return placed.flatMap(({ key, line }) => {
    // The libraries leave this id out of a resource's address, which would then be the team's own.
    if (key === "Default") return [{ line, message: 'id: must not be "Default"' }];
    const first = seen.get(written(key));
    if (first !== undefined)
      return [{ line, message: `id: ${key} stands for ${first.email} already, in ${nameOf(first)}` }];
    seen.set(written(key), line);
    return [];
  });
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
