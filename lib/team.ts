import { Construct } from "constructs";
import { USER_SHAPE } from "./generated/constants";
import type { TerraformProvider } from "./library";
import { AutomoxOrgMembership } from "./org-membership";
import { attributeOf, USER_ONLY } from "./people-file/column";
import { PeopleFileError } from "./people-file/people-file-error";
import { type PeopleFormat, readPeople } from "./people-file/read-people";
import type { Row } from "./people-file/row";
import { judgeEmail, literal } from "./person";
import { shapeProblems } from "./shape";
import { providerOf } from "./survey/providers";
import { type Placed, planTeam } from "./team-plan";
import { AutomoxUser, type AutomoxUserProps } from "./user";

/** Somebody in a team, in one organization. */
export interface AutomoxTeamMember extends Omit<AutomoxUserProps, "provider"> {
  /** Id of the construct, for a person whose address may change one day. Left out, the address in lower case. */
  readonly id?: string;
}

/** What holds for everybody in a team, where their own line says nothing else; a file may then do without the column. */
export type AutomoxTeamDefaults = Partial<Omit<AutomoxTeamMember, "id" | "email" | "orgId">>;

export interface AutomoxTeamOptions {
  /** Number of the organization of those who name none. Left out, it is the provider's, which must be made before the team. */
  readonly orgId?: number;
  /** Provider of everybody in the team. Left out, the stack's own. */
  readonly provider?: TerraformProvider;
  /** For example `{ onDestroy: "keep", invitation: { maxAge: "30d" } }`. Memberships leave out what only users have. */
  readonly defaults?: AutomoxTeamDefaults;
}

export interface AutomoxTeamFileOptions extends AutomoxTeamOptions {
  /** Needed only where the file's name does not end in `.csv`, `.json`, `.yaml` or `.yml`. */
  readonly format?: PeopleFormat;
}

export interface AutomoxTeamProps extends AutomoxTeamOptions {
  /** Whoever is in several organizations stands here once for each. Addresses and organizations must be known in code. */
  readonly people: readonly AutomoxTeamMember[];
}

/**
 * Many people at once, from code or from a file. Lines without an organization, or with the team's or provider's,
 * become an AutomoxUser, lines with another one an AutomoxOrgMembership.
 *
 * Constructs are named by the `id` of a person, else by the address in lower case, and never by the position: sorting,
 * adding or taking away lines touches no other line.
 *
 * @example
 * ```ts
 * const team = AutomoxTeam.fromFile(this, "team", "people.csv", { defaults: { onDestroy: "keep" } });
 * team.users.get("ada@example.com")?.status;
 * ```
 */
export class AutomoxTeam extends Construct {
  /** By id, else by address in lower case. */
  readonly users: ReadonlyMap<string, AutomoxUser>;
  /** By the same, and after a colon the number of the organization: `ada@example.com:67890`. */
  readonly memberships: ReadonlyMap<string, AutomoxOrgMembership>;

  /** @throws {Error} where somebody is in the list twice for one organization; else as AutomoxUser does. */
  constructor(scope: Construct, id: string, { people, ...options }: AutomoxTeamProps) {
    super(scope, id);
    if (!Array.isArray(people)) throw new Error(`[${this.node.path}] people: must be a list in code`);
    // Copies, because one object may stand in the list twice.
    const lines = people.map((member) => ({ ...member }));
    const nameOf = (line: AutomoxTeamMember) => `people[${lines.indexOf(line)}]`;
    const complain = (complaints: readonly { line: AutomoxTeamMember; message: string }[]) => {
      if (complaints.length > 0)
        throw new Error(
          complaints.map(({ line, message }) => `[${this.node.path}] ${nameOf(line)} ${message}`).join("\n"),
        );
    };
    complain(lines.flatMap((line) => memberProblems(line).map((message) => ({ line, message }))));
    const faulty = shapeProblems(options.defaults ?? {}, MEMBER);
    if (faulty.length > 0)
      throw new Error(faulty.map((problem) => `[${this.node.path}] defaults.${problem}`).join("\n"));
    complain(
      lines
        .filter(({ email, orgId }) => literal(email) === undefined || isUnknown(orgId))
        .map((line) => ({
          line,
          message: "email and orgId must be known in code; use an AutomoxUser instead",
        })),
    );
    const plan = () => planTeam(lines, { home: homeOf(this, options), nameOf });
    const { users, memberships, problems } = plan();
    complain(problems);
    const propsOf = commonly(options);
    this.users = new Map(users.map(({ key, line }) => [key, new AutomoxUser(this, key, propsOf(line))]));
    this.memberships = new Map(
      memberships.map(({ key, line }) => {
        const { email, role, orgId = 0, ...rest } = propsOf(line);
        return [key, new AutomoxOrgMembership(this, key, { ...withoutUserOnly(rest), email, role, orgId })];
      }),
    );
    this.node.addValidation({
      validate: () => (isSame(plan().memberships, memberships) ? [] : [LATE_PROVIDER]),
    });
  }

  /**
   * Everybody in a file: CSV whose first row names the columns (`,`, `;` or tabs between them), or a list of objects in
   * JSON or YAML. Columns are `email`, `role`, `firstName`, `lastName`, `orgId`, `id` and every other plain attribute
   * of a user, in camel or snake case; a column that nobody knows is an error, and so is the same person twice in one
   * organization.
   *
   * @param file A relative path begins at the working directory, which is the folder of `cdktf.json` where the
   *   library's command runs the app.
   * @throws {PeopleFileError} with every mistake at once, each with its line.
   */
  static fromFile(
    scope: Construct,
    id: string,
    ...rest: [file: string, options?: AutomoxTeamFileOptions]
  ): AutomoxTeam {
    const [file, { format, ...options } = {}] = rest;
    const { rows, complaints } = readPeople(file, { format, hasRole: options.defaults?.role !== undefined });
    const lines = rows.map(memberOf);
    const row = new Map(lines.map((line, index) => [line, rows[index]]));
    const placeOf = (line: AutomoxTeamMember) => ({ line: row.get(line)?.line ?? 1 });
    const nameOf = (line: AutomoxTeamMember) => `${file}:${placeOf(line).line}`;
    const { problems } = planTeam(lines, { home: homeOf(scope, options), nameOf });
    const all = [...complaints, ...problems.map(({ line, message }) => ({ ...placeOf(line), message }))];
    if (all.length > 0) throw new PeopleFileError(all.map((complaint) => ({ file, ...complaint })));
    return new AutomoxTeam(scope, id, { ...options, people: lines });
  }
}

/** A user, who may have an id. */
const MEMBER = { ...USER_SHAPE, id: "text" } as const;

/** Without an address that is a text nothing can be planned; what is wrong in the text, the person says. */
const memberProblems = (line: AutomoxTeamMember): readonly string[] => {
  const problem = typeof line.email === "string" ? undefined : judgeEmail(line.email);
  return [...shapeProblems(line, MEMBER), ...(problem === undefined ? [] : [`email: ${problem}`])];
};

const isUnknown = (value: number | undefined): boolean => value !== undefined && literal(value) === undefined;

const LATE_PROVIDER =
  "orgId: the provider got another organization after the team, which would make users of memberships. Make the provider before " +
  "the team, or give the team its orgId.";

const isSame = (one: readonly Placed<unknown>[], other: readonly Placed<unknown>[]): boolean =>
  String(one.map(({ key }) => key)) === String(other.map(({ key }) => key));

/** The number of the organization of those who name none, where it is in code. */
const homeOf = (scope: Construct, { orgId, provider }: AutomoxTeamOptions): number | undefined =>
  literal(orgId ?? providerOf(scope, provider)?.orgIdInput);

/** A line's own attributes, and behind what it leaves out those of everybody. */
const commonly = ({ provider, defaults, orgId }: AutomoxTeamOptions) => {
  const common = {
    ...(orgId === undefined ? {} : { orgId }),
    ...(provider ? { provider } : {}),
    ...defaults,
  };
  return ({ id: _id, ...own }: AutomoxTeamMember): AutomoxUserProps => ({
    ...common,
    ...(Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as typeof own),
  });
};

/** The columns of a file are attributes of a user; that they fit was checked cell by cell. */
const memberOf = ({ values }: Row): AutomoxTeamMember =>
  Object.fromEntries(
    [...values].map(([column, { value }]) => [attributeOf(column), value]),
  ) as unknown as AutomoxTeamMember;

const withoutUserOnly = (props: Partial<AutomoxUserProps>) =>
  Object.fromEntries(Object.entries(props).filter(([attribute]) => !USER_ONLY.includes(attribute)));
