import type { RosterPerson } from "../facts/person";
import { administersAnywhere } from "../facts/rank";
import { type Roster, readerOf } from "../facts/roster";

/** What is worth a look although nothing differs: not drift, counted for no exit code. */
type PostureKind = "admin_two_factor_off" | "two_factor_off" | "two_factor_unknown" | "no_role";

export interface Posture {
  readonly kind: PostureKind;
  readonly title: string;
  /** Administrators first, then by folded e-mail. */
  readonly people: readonly { readonly email: string; readonly isAdministrator: boolean }[];
}

const TITLES: Record<PostureKind, string> = {
  admin_two_factor_off: "Administrator without a second factor",
  two_factor_off: "Second factor off",
  two_factor_unknown: "Second factor unknown (Automox does not say)",
  no_role: "Member without a role",
};

/** Active people only: somebody who never accepted, or is disabled, cannot sign in. */
export function postureOf(roster: Roster): readonly Posture[] {
  const { people } = roster;
  const isRead = readerOf(roster);
  const active = people.filter(({ status }) => status === "active" || status === "unknown");
  const holds: Record<PostureKind, (person: RosterPerson) => boolean> = {
    // Only where Automox says so: what is unknown is counted apart.
    admin_two_factor_off: (person) => person.twoFactor === "off" && administersAnywhere(person),
    two_factor_off: ({ twoFactor }) => twoFactor === "off",
    two_factor_unknown: ({ twoFactor }) => twoFactor === "unknown",
    // In an organization that was not read to the end nobody said so.
    no_role: ({ memberships }) => memberships.some(({ role, org }) => role === null && isRead(org)),
  };
  return (Object.keys(TITLES) as PostureKind[]).flatMap((kind) => {
    const found = active
      .filter(holds[kind])
      .map((person) => ({ email: person.email, isAdministrator: administersAnywhere(person) }));
    if (found.length === 0) return [];
    const ordered = [
      ...found.filter((each) => each.isAdministrator),
      ...found.filter((each) => !each.isAdministrator),
    ];
    return [{ kind, title: TITLES[kind], people: ordered }];
  });
}
