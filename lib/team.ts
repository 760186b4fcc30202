import { Construct } from "constructs";
import { type TerraformProvider, TerraformStack, Token } from "./library";
import { AutomoxOrgMembership } from "./org-membership";
import { attributeOf, USER_ONLY } from "./people-file/column";
import { PeopleFileError } from "./people-file/people-file-error";
import { type PeopleFormat, readPeople } from "./people-file/read-people";
import type { Row } from "./people-file/row";
import { literal } from "./person";
import { providerIn } from "./providers";
import { planTeam } from "./team-plan";
import { AutomoxUser, type AutomoxUserProps } from "./user";

/** Somebody in a team, in one organization. */
export interface AutomoxTeamMember extends Omit<AutomoxUserProps, "provider"> {
  /** Id of the construct, for a person whose address may change one day. Left out, the address in lower case. */
  readonly id?: string;
}

/** What holds for everybody in a team, where their own line says nothing else. */
export type AutomoxTeamDefaults = Partial<Omit<AutomoxTeamMember, "id" | "email" | "orgId">>;

export interface AutomoxTeamOptions {
  /** Number of the organization of those who name none. Left out, it is that of the provider, which must be made before. */
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
 * Many people at once, from code or from a file. Whoever is there for several organizations becomes an AutomoxUser in
 * one, the team's or provider's if that is among them, else the one with the smallest number, and an
 * AutomoxOrgMembership in every other.
 *
 * Constructs are named by the `id` of a person, else by the address in lower case, and never by the position: sorting
 * or shortening a list touches nobody else.
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
    // Copies, because one object may stand in the list twice.
    const lines = people.map((member) => ({ ...member }));
    const nameOf = (line: AutomoxTeamMember) => `people[${lines.indexOf(line)}]`;
    const open = lines.filter(({ email, orgId }) => Token.isUnresolved(email) || Token.isUnresolved(orgId));
    const { users, memberships, problems } = planTeam(lines, { home: homeOf(this, options), nameOf });
    const complaints = [
      ...open.map((line) => ({
        line,
        message: "email and orgId must be known in code; use an AutomoxUser instead",
      })),
      ...problems,
    ];
    if (complaints.length > 0)
      throw new Error(
        complaints.map(({ line, message }) => `[${this.node.path}] ${nameOf(line)} ${message}`).join("\n"),
      );
    const { provider, defaults, orgId } = options;
    const common = {
      ...(orgId === undefined ? {} : { orgId }),
      ...(provider ? { provider } : {}),
      ...defaults,
    };
    this.users = new Map(
      users.map(({ key, line: { id: _id, ...own } }) => [
        key,
        new AutomoxUser(this, key, { ...common, ...own }),
      ]),
    );
    this.memberships = new Map(
      memberships.map(({ key, line: { id: _id, orgId: organization = 0, ...own } }) => {
        const props = { ...withoutUserOnly({ ...common, ...own }), email: own.email, role: own.role };
        return [key, new AutomoxOrgMembership(this, key, { ...props, orgId: organization })];
      }),
    );
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
    const { rows, complaints } = readPeople(file, format);
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

/** The number of the organization of those who name none, where it is in code. */
const homeOf = (scope: Construct, { orgId, provider }: AutomoxTeamOptions): number | undefined =>
  literal(orgId ?? providerIn(TerraformStack.of(scope), provider)?.orgIdInput);

/** The columns of a file are attributes of a user; that they fit was checked cell by cell. */
const memberOf = ({ values }: Row): AutomoxTeamMember =>
  Object.fromEntries(
    [...values].map(([column, { value }]) => [attributeOf(column), value]),
  ) as unknown as AutomoxTeamMember;

const withoutUserOnly = (props: AutomoxTeamDefaults) =>
  Object.fromEntries(Object.entries(props).filter(([attribute]) => !USER_ONLY.includes(attribute)));
