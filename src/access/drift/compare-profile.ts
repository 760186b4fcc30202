import type { ManagedPerson } from "../facts/managed";
import { grouped, isSameEmail } from "../facts/order";
import type { RosterPerson } from "../facts/person";
import { compareRoles } from "../facts/rank";
import type { Sighting } from "../facts/roster-index";
import { type Phrase, phrase } from "../text/phrase";
import { type DriftSettings, roleKind } from "./drift-settings";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";
import { makeItem } from "./make-item";
import { KIND_OF, type ThreeWay, threeWay } from "./three-way";

interface ProfileCase {
  readonly stack: string;
  readonly org: number;
  readonly recorded: ManagedPerson;
  readonly desired: ManagedPerson;
  readonly live: Sighting;
}

interface Field {
  readonly name: string;
  readonly attribute: string;
  readonly of: (person: ManagedPerson | RosterPerson) => string | null;
  readonly same: (a: string, b: string) => boolean;
}

const exact = (a: string, b: string): boolean => a === b;

const FIELDS: readonly Field[] = [
  { name: "e-mail", attribute: "email", of: ({ email }) => email, same: isSameEmail },
  { name: "first name", attribute: "first_name", of: ({ firstName }) => firstName, same: exact },
  { name: "last name", attribute: "last_name", of: ({ lastName }) => lastName, same: exact },
];

interface FieldDifference {
  readonly field: Field;
  readonly kind: DriftKind;
  readonly from: string;
  readonly to: string;
}

/**
 * E-mail, names and account role of somebody who is in state, configuration and Automox. What a side does not
 * tell (null) is not compared: people who have not accepted have no names, and an account role that is not
 * configured is nobody's wish.
 */
export function compareProfile(profile: ProfileCase, settings: DriftSettings): readonly DriftItem[] {
  const groups = grouped(
    FIELDS.flatMap((field) => differenceIn(field, profile)),
    ({ kind }) => kind,
  );
  const items = [...groups].map(([kind, found]) => profileItem(kind, found, profile));
  return [...items, ...accountRole(profile, settings)];
}

function differenceIn(field: Field, { recorded, desired, live }: ProfileCase): readonly FieldDifference[] {
  const sides = { desired: field.of(desired), recorded: field.of(recorded), live: field.of(live.person) };
  if (!areKnown(sides)) return [];
  const verdict = threeWay(sides, field.same);
  const kind = verdict === "drift" ? "profile_changed" : KIND_OF[verdict];
  return kind === undefined ? [] : [{ field, kind, from: sides.desired, to: sides.live }];
}

const areKnown = (
  sides: Record<keyof ThreeWay<string>, string | null>,
): sides is Record<keyof ThreeWay<string>, string> => Object.values(sides).every((side) => side !== null);

const STANDING: Readonly<Partial<Record<DriftKind, string>>> = {
  pending_change: "not applied yet",
  converged: "as the configuration wants already",
};

function profileItem(
  kind: DriftKind,
  found: readonly FieldDifference[],
  { stack, org, desired, recorded, live }: ProfileCase,
): DriftItem {
  const spelled = (side: "from" | "to") =>
    found.map((difference) => `${difference.field.attribute}=${JSON.stringify(difference[side])}`).join(" ");
  const only = found.length === 1 ? found[0] : undefined;
  const list: Phrase = found.flatMap(({ field, from, to }, index) => [
    `${index > 0 ? ", " : ""}${field.name} `,
    ...phrase`${to} instead of ${from}`,
  ]);
  return makeItem({
    kind,
    org,
    stack,
    managed: desired.email === null ? recorded : desired,
    live: live.person,
    status: live.membership.status,
    from: only?.from ?? spelled("from"),
    to: only?.to ?? spelled("to"),
    attribute: only?.field.attribute ?? null,
    personal: found.filter(({ field }) => field.name !== "e-mail").flatMap(({ from, to }) => [from, to]),
    sentence: [
      ...phrase`${desired.email ?? live.person.email}: `,
      ...list,
      ` (${STANDING[kind] ?? "changed"})`,
    ],
  });
}

function accountRole(
  { stack, org, recorded, desired, live }: ProfileCase,
  settings: DriftSettings,
): readonly DriftItem[] {
  const sides = {
    desired: desired.accountRole,
    recorded: recorded.accountRole,
    live: live.person.accountRole,
  };
  if (!areKnown(sides)) return [];
  const verdict = threeWay(sides, (a, b) => compareRoles(a, b) === "same");
  const kind = verdict === "drift" ? roleKind(sides.recorded, sides.live, settings) : KIND_OF[verdict];
  if (kind === undefined) return [];
  return [
    makeItem({
      kind,
      org,
      stack,
      managed: desired,
      live: live.person,
      status: live.membership.status,
      from: sides.desired,
      to: sides.live,
      attribute: "account_role",
      sentence: phrase`${desired.email ?? ""} is ${sides.live} in the account, Terraform has ${sides.desired}`,
    }),
  ];
}
