import type { User } from "../../automox/model/person";
import { isSeveral } from "../../automox/model/roles";
import { fail } from "../../framework/diagnostics";
import { overlaid } from "../person/person";
import { parseDuration } from "../schemas/duration";
import type { At } from "../steps/at";
import * as words from "./resend-messages";
import { lookFor } from "./whom";

/** What a new invitation is made of, or why none is sent. */
type Judged = words.Standing | { readonly why: string };

/**
 * Decides by the live person alone whether their invitation is sent anew. Throws where it should be, and withdrawing it
 * would leave them with less than they have.
 */
export async function judgeInvitation(at: At, email: string, minAge: string): Promise<Judged> {
  if (at.run.ledger.invited.has({ org: at.org, email })) return { why: "this run has invited them already." };
  const found = await lookFor(at, email);
  const live = found && (await asNow(at, found));
  if (!live) return { why: words.nobodyThere };
  if (live.status !== "pending")
    return {
      why:
        live.status === "active" ? "they have accepted." : `they are ${live.status ?? "of unknown status"}.`,
    };
  const ageMs = at.run.clock.now() - invitedAt(found, live);
  if (Number.isNaN(ageMs)) fail(words.ageUnknown(live.email));
  if (ageMs < (parseDuration(minAge) ?? 0)) return { why: words.tooYoung(ageMs, minAge) };
  refuseUnclear(at, live);
  const zones = await at.contract.invitedZones(at, live);
  const further = [live.accountRole, ...(zones?.values() ?? [])];
  if (further.some(isSeveral)) fail(words.roleUnclear({ org: at.org, email: live.email }));
  return { live, zones };
}

/** Whoever accepts meanwhile is not touched, so this asks for the one person: the run's listing may be minutes old. */
async function asNow(at: At, found: User): Promise<User | undefined> {
  const { calling, organization, contract } = at;
  const look = contract.watch(found);
  if (!look) return found;
  const seen = await look({ calling, list: () => organization.roster.fresh(calling) });
  return seen && overlaid(found, seen);
}

/** The later of what the list and the person's own record say: NaN where neither does. */
function invitedAt(...people: readonly User[]): number {
  const dates = people.map(({ createdAt }) => Date.parse(createdAt ?? "")).filter((at) => !Number.isNaN(at));
  return dates.length === 0 ? Number.NaN : Math.max(...dates);
}

function refuseUnclear({ org, contract, run }: At, live: User): void {
  const target = { org, email: live.email };
  const isNamed = run.contractKind === "account" ? live.uuid !== undefined : live.id !== undefined;
  const prior = { status: "pending", uuid: live.uuid ?? null, account_role: live.accountRole ?? null };
  if (!isNamed || !contract.canWithdraw(prior)) fail(words.cannotWithdraw(target));
  const roles = live.roles?.length || (isSeveral(live.role) ? 2 : 1);
  if (!live.role || roles > 1) fail(words.roleUnclear(target));
  if (contract.needsNames && !(live.firstName && live.lastName)) fail(words.namesUntold(live.email));
}
