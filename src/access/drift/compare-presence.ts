import type { ManagedPerson } from "../facts/managed";
import { compareRoles, isAdministrator } from "../facts/rank";
import type { LiveIndex, Sighting } from "../facts/roster-index";
import { type Phrase, phrase } from "../text/phrase";
import { type DriftSettings, roleKind } from "./drift-settings";
import { ageInDays, isStale } from "./invitation-age";
import type { DriftItem } from "./item";
import type { DriftKind } from "./kinds";
import { makeItem } from "./make-item";
import { KIND_OF, threeWay, type Verdict } from "./three-way";

/** One grant of one resource and what Automox has of it. */
interface GrantCase {
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

/** What is found of a grant. `from` and `to` are the roles wanted and there, where nothing else is said. */
interface Found {
  readonly kind: DriftKind;
  readonly sentence: Phrase;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** The items of one grant, or `withheld`: that they would rest on an absence which nobody has proved. */
export function comparePresence(
  grant: GrantCase,
  index: LiveIndex,
  settings: DriftSettings,
): readonly DriftItem[] | "withheld" {
  const { org, managed, recorded, desired, live } = grant;
  // Nobody said that they have none.
  if (live?.membership.role === null && !index.provesAbsence(org)) return "withheld";
  const verdict = threeWay(
    { desired, recorded, live: live && { role: live.membership.role } },
    (a, b) => compareRoles(a.role, b.role) === "same",
  );
  if (live === undefined && verdict !== "nothing") {
    if (!index.provesAbsence(org)) return "withheld";
    // The account contract may show nobody before the invitation is accepted.
    if (recorded !== undefined && isUnseenInvitation(managed, index))
      return isStale(undefined, managed, settings) ? [itemOf(grant, unseen(grant), settings)] : [];
  }
  const found = verdict === "missing" ? missing(grant, index) : differing(grant, verdict, settings);
  return found === undefined ? [] : [itemOf(grant, found, settings)];
}

function itemOf(
  { org, managed, desired, live, stack, attribute }: GrantCase,
  found: Found,
  settings: DriftSettings,
): DriftItem {
  const status = live?.membership.status ?? null;
  return makeItem({
    from: desired?.role ?? null,
    to: live?.membership.role ?? null,
    ...found,
    ...{ org, managed, stack, attribute, status },
    live: live?.person ?? null,
    ageDays: status === "pending" ? ageInDays(live, managed, settings) : null,
  });
}

const unseen = ({ org, managed }: GrantCase): Found => ({
  kind: "invite_stale",
  to: "pending",
  sentence: phrase`${managed.email ?? ""} has not accepted the invitation to ${org}, and Automox shows no such person`,
});

/** Undefined: nothing differs, or nobody here asked for it. */
function differing(grant: GrantCase, verdict: Verdict, settings: DriftSettings): Found | undefined {
  const { recorded, live } = grant;
  const sentence = sentenceOf(grant, verdict);
  if (verdict === "drift") {
    const was = recorded?.role ?? null;
    return { kind: roleKind(was, live?.membership.role ?? null, settings), sentence, from: was };
  }
  const kind = KIND_OF[verdict];
  return kind && { kind, sentence };
}

function sentenceOf({ org, managed, recorded, desired, live }: GrantCase, verdict: Verdict): Phrase {
  const email = managed.email ?? "";
  const wanted = desired?.role ?? "a member";
  const has = roleWord(live?.membership);
  switch (verdict) {
    case "pending":
      return recorded === undefined
        ? phrase`${email} is to be invited to ${org} as ${wanted}`
        : phrase`${email} is to become ${wanted} in ${org}, and is ${has}`;
    case "pending-removal":
      return phrase`${email} is to leave ${org}`;
    case "not-adopted": {
      const isSame = compareRoles(desired?.role ?? null, live?.membership.role ?? null) === "same";
      const differs = isSame ? [] : phrase`, there as ${has} and wanted as ${wanted}`;
      return [...phrase`${email} is in ${org} already, and no state has them`, ...differs];
    }
    case "converged":
      return live === undefined
        ? phrase`${email} is gone from ${org} already, as the configuration wants`
        : phrase`${email} is ${has} in ${org} already, as the configuration wants`;
    case "conflict":
      return phrase`${email} in ${org}: the configuration wants ${desired ? roleWord(desired) : "nobody"}, the state has ${roleWord(recorded)}, Automox has ${has}`;
    case "drift":
      return phrase`${email} is ${has} in ${org}, Terraform has ${roleWord(recorded)}`;
    default:
      return [];
  }
}

const roleWord = (side: { readonly role: string | null } | undefined): string =>
  side?.role ?? "without a role";

function missing({ org, managed, desired, recorded }: GrantCase, index: LiveIndex): Found {
  const email = managed.email ?? "";
  const from = desired?.role ?? recorded?.role ?? null;
  const elsewhere = (index.findAnywhere(managed)?.memberships ?? []).map((each) => each.org).join(", ");
  if (elsewhere !== "")
    return {
      kind: "zone_removed",
      from,
      sentence: phrase`${email} is no longer in ${org}, but still in ${elsewhere}`,
    };
  if (managed.status === "pending")
    return {
      kind: "missing",
      from,
      sentence: phrase`the invitation of ${email} to ${org} is gone: cancelled in the console, or lapsed`,
    };
  return isAdministrator(from)
    ? { kind: "missing_admin", from, sentence: phrase`${email}, an administrator, is no longer in ${org}` }
    : { kind: "missing", from, sentence: phrase`${email} is no longer in ${org}` };
}

const isUnseenInvitation = (managed: ManagedPerson, { roster }: LiveIndex): boolean =>
  managed.status === "pending" &&
  (managed.stale || (roster.contract === "account" && managed.userId === null && managed.uuid === null));
