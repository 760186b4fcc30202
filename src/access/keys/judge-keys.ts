import type { User } from "../../automox/model/person";
import { daysBetween } from "../facts/days";
import { type HeldKey, type HeldKeys, isKeyOf, mayWork } from "../facts/held-keys";
import type { PersonStatus } from "../facts/person";
import { type Roster, readerOf } from "../facts/roster";
import { type JudgedKey, STANDINGS, type Standing } from "./keys-schema";

/** A key whose owner its organization's list does not show, so that Automox has to be asked for them alone. */
export const absentOwners = ({ keys }: HeldKeys, roster: Roster): readonly HeldKey[] =>
  keys.filter((key) => personOf(key, roster) === undefined && readerOf(roster)(key.org));

/** By organization and owner: whom Automox knows when asked for alone, null where it does not. */
export type Answers = ReadonlyMap<string, User | null>;

/**
 * Every key, those of owners who are gone first. Nobody is gone by a list alone, which may lag and shows no global
 * administrator without a zone: `answers` decides.
 */
export function judgeKeys(
  { keys }: HeldKeys,
  roster: Roster,
  { answers, now }: { readonly answers: Answers; readonly now: Date },
): readonly JudgedKey[] {
  return keys
    .map((key): JudgedKey => {
      const person = personOf(key, roster);
      const answer = answers.get(ownerKey(key));
      const member = person?.memberships.find(({ org }) => org === key.org) ?? answer ?? undefined;
      const { id, name, org, isEnabled: enabled, createdAt, expiresAt, owner } = key;
      const status = member && (member.status ?? "unknown");
      return {
        standing: standingOf(status, answer === null),
        org,
        id,
        name,
        enabled,
        works: mayWork(key, now),
        createdAt,
        ageDays: createdAt === null ? null : daysBetween(Date.parse(createdAt), now.getTime()),
        expiresAt,
        owner: {
          userId: owner.id ?? null,
          email: person?.email ?? answer?.email ?? owner.email ?? null,
          role: member?.role ?? null,
          status: status ?? null,
        },
      };
    })
    .sort(
      (a, b) =>
        STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
        Number(b.works) - Number(a.works) ||
        a.org - b.org ||
        (b.ageDays ?? 0) - (a.ageDays ?? 0),
    );
}

export const ownerKey = ({ org, owner }: HeldKey): string => `${org}/${owner.id ?? owner.email}`;

/** The owner as a member of the key's own organization. */
const personOf = (key: HeldKey, { people }: Roster) =>
  people.find(({ userId, email, memberships }) =>
    memberships.some(
      (each) => each.org === key.org && isKeyOf({ userId: each.userId ?? userId, email })(key),
    ),
  );

function standingOf(status: PersonStatus | undefined, isGone: boolean): Standing {
  if (status === "disabled") return "owner-disabled";
  if (status !== undefined) return "owner-there";
  return isGone ? "owner-gone" : "owner-unknown";
}

/** What somebody has to do something about. */
export const isOrphaned = ({ standing, works }: JudgedKey): boolean =>
  works && (standing === "owner-gone" || standing === "owner-disabled");
