import type { ManagedPerson } from "../facts/managed";
import { compareRoles, isAdministrator } from "../facts/rank";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { type Phrase, phrase } from "../text/phrase";
import { type DriftSettings, roleKind } from "./drift-settings";
import { ageInDays, isStale } from "./invitation-age";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";
import { makeItem } from "./make-item";
import { threeWay } from "./three-way";

/** One grant of one resource and what Automox has of it. */
export interface GrantCase {
  readonly stack: string;
  readonly org: number;
  /** The person as configured, else as recorded. */
  readonly managed: ManagedPerson;
  readonly recorded: { readonly role: string | null } | undefined;
  readonly desired: { readonly role: string | null } | undefined;
  readonly live: Sighting | undefined;
  /** As the role is called in the configuration: `role`, or the entry of `zone_roles`. */
  readonly attribute: string;
}

/** The items of one grant, or `withheld`: that they would rest on an absence which nobody has proved. */
export function comparePresence(
  grant: GrantCase,
  index: LiveIndex,
  settings: DriftSettings,
): readonly DriftItem[] | "withheld" {
  const { org, managed, recorded, desired, live } = grant;
  const verdict = threeWay(
    { desired, recorded, live: live && { role: live.membership.role } },
    (a, b) => compareRoles(a.role, b.role) === "same",
  );
  const item = (kind: DriftKind, sentence: Phrase, more: { from: string | null; to: string | null }) =>
    makeItem({
      kind,
      org,
      sentence,
      ...more,
      managed,
      live: live?.person ?? null,
      status: live?.membership.status ?? null,
      stack: grant.stack,
      attribute: grant.attribute,
      ageDays: live?.membership.status === "pending" ? ageInDays(live, managed, settings) : null,
    });
  const email = managed.email ?? "";
  const wanted = desired?.role ?? null;
  const was = recorded?.role ?? null;
  const has = live?.membership.role ?? null;

  if (live === undefined) {
    if (verdict === "nothing") return [];
    if (!index.provesAbsence(org)) return "withheld";
    // The account contract may show nobody before the invitation is accepted.
    if (recorded !== undefined && isUnseenInvitation(managed, index))
      return isStale(undefined, managed, settings)
        ? [
            item(
              "invite_stale",
              phrase`${email} has not accepted the invitation to ${org}, and Automox shows no such person`,
              { from: wanted, to: "pending" },
            ),
          ]
        : [];
  }

  switch (verdict) {
    case "nothing":
    case "same":
    case "unmanaged":
      return [];
    case "missing":
      return [missing(item, { grant, index })];
    case "pending":
      return recorded === undefined
        ? [
            item("pending_change", phrase`${email} is to be invited to ${org} as ${wanted ?? "a member"}`, {
              from: wanted,
              to: null,
            }),
          ]
        : [
            item(
              "pending_change",
              phrase`${email} is to become ${wanted ?? "a member"} in ${org}, and is ${roleWord(has)}`,
              { from: wanted, to: has },
            ),
          ];
    case "pending-removal":
      return [item("pending_change", phrase`${email} is to leave ${org}`, { from: null, to: has })];
    case "not-adopted": {
      const differs =
        compareRoles(wanted, has) === "same"
          ? phrase``
          : phrase`, there as ${roleWord(has)} and wanted as ${wanted ?? "a member"}`;
      return [
        item("not_adopted", [...phrase`${email} is in ${org} already, and no state has them`, ...differs], {
          from: wanted,
          to: has,
        }),
      ];
    }
    case "converged":
      return live === undefined
        ? [
            item("converged", phrase`${email} is gone from ${org} already, as the configuration wants`, {
              from: null,
              to: null,
            }),
          ]
        : [
            item(
              "converged",
              phrase`${email} is ${roleWord(has)} in ${org} already, as the configuration wants`,
              { from: wanted, to: has },
            ),
          ];
    case "conflict":
      return [
        item(
          "conflict",
          phrase`${email} in ${org}: the configuration wants ${desired === undefined ? "nobody" : roleWord(wanted)}, the state has ${roleWord(was)}, Automox has ${roleWord(has)}`,
          { from: wanted, to: has },
        ),
      ];
    case "drift":
      return [
        item(
          roleKind(was, has, settings),
          phrase`${email} is ${roleWord(has)} in ${org}, Terraform has ${roleWord(was)}`,
          { from: was, to: has },
        ),
      ];
  }
}

const roleWord = (role: string | null): string => role ?? "without a role";

type MakeItem = (
  kind: DriftKind,
  sentence: Phrase,
  more: { from: string | null; to: string | null },
) => DriftItem;

function missing(item: MakeItem, { grant, index }: { grant: GrantCase; index: LiveIndex }): DriftItem {
  const { org, managed, desired, recorded } = grant;
  const email = managed.email ?? "";
  const role = desired?.role ?? recorded?.role ?? null;
  const to = { from: role, to: null };
  const elsewhere = index.findAnywhere(managed);
  if (elsewhere !== undefined && elsewhere.memberships.length > 0)
    return item(
      "zone_removed",
      phrase`${email} is no longer in ${org}, but still in ${elsewhere.memberships.map((each) => each.org).join(", ")}`,
      to,
    );
  if (managed.status === "pending")
    return item(
      "missing",
      phrase`the invitation of ${email} to ${org} is gone: cancelled in the console, or lapsed`,
      to,
    );
  return isAdministrator(role)
    ? item("missing_admin", phrase`${email}, an administrator, is no longer in ${org}`, to)
    : item("missing", phrase`${email} is no longer in ${org}`, to);
}

const isUnseenInvitation = (managed: ManagedPerson, { roster }: LiveIndex): boolean =>
  managed.status === "pending" &&
  (managed.stale || (roster.contract === "account" && managed.userId === null && managed.uuid === null));
