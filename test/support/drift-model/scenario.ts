// A team as two states recorded it, what somebody did to each at the console, and what the API tells of it afterwards.
import fc from "fast-check";
import type { PersonStatus } from "../../../src/access/facts/person";
import type { Roster } from "../../../src/access/facts/roster";
import { stateFile } from "../access/state-file";
import { rosterOf } from "../roster";

export const HOME = 101;
export const ZONE = { org: 202, id: "6f0c6c7e-64a5-4c0c-8a6c-0c9a5c1f2b3d" };
export const AWAY = 303;
export const STACKS = ["blue", "green"] as const;

const ROLES = ["admin", "operator", "viewer", "Night shift"] as const;
const ACCOUNT_ROLES = ["no-global-access", "global-admin"] as const;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });
const role = fc.constantFrom(...ROLES);

const person = fc.record({
  /** Null: nobody manages them. */
  stack: fc.constantFrom(...STACKS, null),
  recorded: fc.record({
    role,
    zone: maybe(role),
    accountRole: maybe(fc.constantFrom(...ACCOUNT_ROLES)),
    isNamed: fc.boolean(),
    isGuarded: fc.boolean(),
    isPrefsSet: fc.boolean(),
    isUseSet: fc.boolean(),
    status: fc.constantFrom("active", "active", "pending", "disabled"),
  }),
  edits: fc.record({
    role: maybe(fc.constantFrom(...ROLES, null)),
    zone: maybe(fc.constantFrom(...ROLES, "out" as const)),
    away: maybe(role),
    accountRole: maybe(fc.constantFrom(...ACCOUNT_ROLES)),
    email: fc.boolean(),
    firstName: fc.boolean(),
    lastName: fc.boolean(),
    isFactorOff: fc.boolean(),
    use: maybe(fc.constantFrom("disabled", "enabled")),
    isRemoved: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
  }),
  told: fc.record({
    accountRole: fc.boolean(),
    names: fc.boolean(),
    factor: fc.boolean(),
    status: fc.boolean(),
    /** In a list that was not read to its end: whether the row came before the end. */
    isShown: fc.boolean(),
  }),
});

export type Sketch = Readonly<typeof person extends fc.Arbitrary<infer T> ? T : never> & {
  readonly key: string;
};

export const scenarios = fc
  .record({
    people: fc.array(person, { minLength: 1, maxLength: 6 }),
    contract: fc.constantFrom("organization", "account"),
    isHomeRead: fc.integer({ min: 0, max: 4 }).map((number) => number > 0),
    isZoneListed: fc.boolean(),
  })
  .map(({ people, ...rest }) => ({
    ...rest,
    people: people.map((each, at): Sketch => ({ ...each, key: `p${at}` })),
  }));

export type Scenario = typeof scenarios extends fc.Arbitrary<infer T> ? T : never;

/** Who has not accepted has an id in the organization contract alone. */
export const hasId = ({ recorded }: Sketch, { contract }: Scenario): boolean =>
  contract === "organization" || recorded.status !== "pending";

/** What Automox has after the edits. */
export function truthOf(sketch: Sketch, scenario: Scenario) {
  const { recorded, edits, key } = sketch;
  const flip = { disabled: "disabled", enabled: recorded.status === "disabled" ? "active" : null } as const;
  return {
    // Who has neither number nor UUID is nobody under another address.
    email: edits.email && hasId(sketch, scenario) ? `new-${key}@example.com` : `${key}@example.com`,
    firstName: edits.firstName ? "First new" : "First",
    lastName: edits.lastName ? "Last new" : "Last",
    accountRole: edits.accountRole ?? recorded.accountRole ?? "no-global-access",
    isFactorOff: edits.isFactorOff,
    status: (edits.use && flip[edits.use]) ?? (recorded.status as PersonStatus),
    role: edits.role ?? recorded.role,
    zone: edits.zone === "out" ? null : (edits.zone ?? recorded.zone),
    away: edits.away,
    isRemoved: edits.isRemoved && recorded.status !== "pending",
  };
}

const idOf = ({ key }: Sketch) => 7_000 + Number(key.slice(1));

/** What the API tells of it. */
export function rosterFor(scenario: Scenario): Roster {
  const { people, contract, isHomeRead, isZoneListed } = scenario;
  const rows = people.flatMap((sketch) => {
    const { told } = sketch;
    const truth = truthOf(sketch, scenario);
    const status = told.status ? truth.status : ("unknown" as const);
    const isUnseen =
      contract === "account" && sketch.recorded.status === "pending" && truth.status === "pending";
    const isHere = !truth.isRemoved && !isUnseen && (isHomeRead || told.isShown);
    const held: readonly (readonly [number, string | null])[] = [
      ...(isHere ? [[HOME, truth.role] as const] : []),
      ...(isZoneListed && truth.zone !== null && !isUnseen ? [[ZONE.org, truth.zone] as const] : []),
      ...(truth.away !== null && !isUnseen ? [[AWAY, truth.away] as const] : []),
    ];
    if (held.length === 0) return [];
    const areNamesTold = told.names && truth.status !== "pending";
    return [
      {
        userId: idOf(sketch),
        uuid: null,
        email: truth.email,
        firstName: areNamesTold ? truth.firstName : null,
        lastName: areNamesTold ? truth.lastName : null,
        status,
        accountRole: told.accountRole ? truth.accountRole : null,
        ...(told.factor
          ? { twoFactor: truth.isFactorOff ? ("off" as const) : ("on" as const), twoFactorMethod: null }
          : { twoFactor: "unknown" as const, twoFactorMethod: null }),
        createdAt: null,
        updatedAt: null,
        memberships: held.map(([org, word]) => ({ org, role: word, status, createdAt: null })),
      },
    ];
  });
  const organizations = [HOME, ...(isZoneListed ? [ZONE.org] : []), AWAY];
  return rosterOf(rows, {
    contract,
    keyOwner: null,
    organizations: organizations.map((org) => ({ org, zone: org === ZONE.org ? ZONE.id : null, name: null })),
    unread: isHomeRead ? [] : [HOME],
    completeness: {
      status: isHomeRead ? "complete" : "incomplete",
      scanned: isHomeRead ? organizations.length : organizations.length - 1,
      total: organizations.length,
      problems: isHomeRead ? [] : ["organization 101 could not be read"],
    },
  });
}

/** What one state recorded before the edits, as `terraform show -json` prints it. */
export const stateFor = (scenario: Scenario, stack: string): string =>
  stateFile(
    Object.fromEntries(
      scenario.people
        .filter((sketch) => sketch.stack === stack)
        .map((sketch) => {
          const { key, recorded } = sketch;
          const { status, isUseSet } = recorded;
          const values = {
            id: `${HOME}/${key}@example.com`,
            org_id: HOME,
            email: `${key}@example.com`,
            role: recorded.role,
            status,
            user_id: hasId(sketch, scenario) ? idOf(sketch) : null,
            account_role: recorded.accountRole,
            first_name: recorded.isNamed ? "First" : null,
            last_name: recorded.isNamed ? "Last" : null,
            two_factor: recorded.isGuarded ? "enabled" : null,
            prefs_json: recorded.isPrefsSet ? "{}" : null,
            active: isUseSet ? status !== "disabled" : null,
            zone_roles: recorded.zone === null ? null : { [ZONE.id]: recorded.zone },
          };
          return [key, values];
        }),
    ),
  );
