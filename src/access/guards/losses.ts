import { foldEmail } from "../../automox/wire/email";
import type { LiveIndex } from "../facts/roster-index";
import { orgOf } from "../model/as-live";
import { administers, authorityIn, type RoleOrder, stepOf } from "../model/authority";
import { type Change, isArrival, isLoss, type Place } from "../model/change";
import type { Difference } from "../model/difference";
import { knownText, textOf } from "../model/told";

/**
 * Somebody who would have less than before, or may have. `removal`: no access in the place, for a time or for good.
 * `demotion`: an administrator, or who may be one, is none any more for all that can be told. `lowering`: less of
 * something else. `take-over`: whoever is there is changed to this, and nobody asked who that is.
 */
export interface Loss {
  readonly kind: "removal" | "demotion" | "lowering" | "take-over";
  readonly change: Change;
  /** Folded; null where it is not known. */
  readonly email: string | null;
  /** Where, as `placeOf` names it; null where it is not known. */
  readonly place: string | null;
  /** Whether an administrator may be lost by it. */
  readonly mayAdminister: boolean;
}

/** The account, or the number of an organization, or the UUID of a zone that no roster knows. */
export function placeOf(place: Place, live: LiveIndex | null): string | null {
  if (place.scope === "account") return ACCOUNT;
  const id = knownText(place.id);
  return id === null ? null : String((live && orgOf(place, live)) ?? id.toLowerCase());
}

export const ACCOUNT = "account";

/** Folded; null where nobody can say. The roster knows by number who has another address by now. */
export const emailOf = ({ person }: Change, live: LiveIndex | null): string | null => {
  const email = knownText(person.email);
  const { userId, uuid } = person;
  const found = userId === null && uuid === null ? undefined : live?.findAnywhere({ userId, uuid, email });
  const text = found?.email ?? email;
  return text === null ? null : foldEmail(text);
};

interface Judged {
  readonly difference: Difference;
  /** Null without `--live`. */
  readonly live: LiveIndex | null;
  readonly order: RoleOrder;
}

export function lossesIn({ difference, live, order }: Judged): readonly Loss[] {
  return difference.access.flatMap((change): readonly Loss[] => {
    if (change.kind !== "access" || change.live === "refused" || change.resend) return [];
    const { from, to, place, person } = change;
    const before = authorityIn(from, person.account.from, { place, order });
    const loss = (kind: Loss["kind"], mayAdminister: boolean): readonly Loss[] => [
      { kind, change, email: emailOf(change, live), place: placeOf(place, live), mayAdminister },
    ];
    if (isArrival(change) && from === null) return mayChange(change) ? loss("take-over", true) : [];
    // Out of the account is out of every organization, whatever they are there.
    const isEverywhere = place.scope === "account" && to === null;
    if (isLoss(change)) return loss("removal", isEverywhere || before !== "no");
    if (from === null || to === null || from.status !== to.status) return [];
    // By the role of the place alone: another one of the account may make up for it, which a roster tells.
    const own = administers(from.role, order);
    if (own !== "no" && administers(to.role, order) !== "yes") return loss("demotion", true);
    const step = stepOf(from.role, to.role, order);
    return step === "lowered" || step === "unknown" ? loss("lowering", false) : [];
  });
}

/** Whoever is there already, and whether anybody is, nobody asked. */
function mayChange({ how, live, roleChange, fields }: Change): boolean {
  const active = fields.find(({ field }) => field === "active")?.to ?? null;
  const isLeft = roleChange === "fail" && (active === null || textOf(active) === "true");
  return how === "adopt" && live === null && !isLeft;
}

/** Who is out of the place until they accept, if they are there already. */
export const mayBeOut = (losses: readonly Loss[]): readonly Loss[] =>
  losses.filter(({ kind, change }) => kind === "take-over" && change.roleChange === "reinvite");

/** Who leaves an organization: their API keys there stay, as far as anybody knows. */
export const leavers = (losses: readonly Loss[]): readonly Change[] =>
  losses.flatMap(({ kind, change }) =>
    kind === "removal" && change.place.scope === "organization" ? [change] : [],
  );
