import { grouped, isSameEmail } from "../facts/order";
import { type Phrase, phrase } from "../text/phrase";
import { type DriftSettings, roleKind } from "./drift-settings";
import type { Grant } from "./grants";
import type { DriftKind } from "./kinds";
import type { Found } from "./make-item";
import { isSameRole, KIND_OF, threeWay } from "./three-way";

interface Field {
  readonly key: "email" | "firstName" | "lastName" | "accountRole";
  readonly name: string;
  readonly attribute: string;
  readonly same: (a: string, b: string) => boolean;
}

const isExact = (a: string, b: string): boolean => a === b;

const PROFILE: readonly Field[] = [
  { key: "email", name: "e-mail", attribute: "email", same: isSameEmail },
  { key: "firstName", name: "first name", attribute: "first_name", same: isExact },
  { key: "lastName", name: "last name", attribute: "last_name", same: isExact },
];

const ROLE: Field = { key: "accountRole", name: "account role", attribute: "account_role", same: isSameRole };

type FieldDifference = ReturnType<typeof differenceIn>[number];

/**
 * E-mail, names and account role of somebody who is in state, configuration and Automox. What a side does not
 * tell (null) is not compared: people who have not accepted have no names, and an account role that is not
 * configured is nobody's wish.
 */
export function compareProfile(grant: Grant, settings: DriftSettings): readonly Found[] {
  const { email } = grant;
  const profile = PROFILE.flatMap((field) => differenceIn(field, grant, () => "profile_changed"));
  const role = differenceIn(ROLE, grant, (was, has) => roleKind(was, has, settings));
  return [
    ...[...grouped(profile, ({ kind }) => kind)].map(([kind, same]) => profileFound(email, kind, same)),
    ...role.map(({ kind, from, to }) => ({
      ...{ kind, from, to, attribute: ROLE.attribute },
      sentence: phrase`${email} is ${to} in the account, Terraform has ${from}`,
    })),
  ];
}

function differenceIn(
  field: Field,
  { entry, live, isOwn }: Grant,
  drift: (recorded: string, live: string) => DriftKind,
) {
  if (!isOwn) return [];
  const [wanted, was, has] = [entry.desired, entry.recorded, live?.person].map((side) => side?.[field.key]);
  if (wanted == null || was == null || has == null) return [];
  const verdict = threeWay({ desired: wanted, recorded: was, live: has }, field.same);
  const kind = verdict === "drift" ? drift(was, has) : KIND_OF[verdict];
  return kind === undefined ? [] : [{ field, kind, from: wanted, to: has }];
}

/** What the sentence says of a difference that nobody made by hand. */
const STANDING: Readonly<Partial<Record<DriftKind, string>>> = {
  pending_change: "not applied yet",
  converged: "as the configuration wants already",
};

function profileFound(email: string, kind: DriftKind, found: readonly FieldDifference[]): Found {
  const only = found.length === 1 ? found[0] : undefined;
  const spelled = (side: "from" | "to") =>
    found.map((each) => `${each.field.attribute}=${JSON.stringify(each[side])}`).join(" ");
  const list: Phrase = found.flatMap(({ field, from, to }, index) => [
    `${index > 0 ? ", " : ""}${field.name} `,
    ...phrase`${to} instead of ${from}`,
  ]);
  return {
    kind,
    from: only?.from ?? spelled("from"),
    to: only?.to ?? spelled("to"),
    attribute: only?.field.attribute,
    personal: found.filter(({ field }) => field.key !== "email").flatMap(({ from, to }) => [from, to]),
    sentence: [...phrase`${email}: `, ...list, ` (${STANDING[kind] ?? "changed"})`],
  };
}
