import type { ScimUser } from "../../automox/model/scim-user";
import { fail } from "../../framework/diagnostics";
import type { Person } from "../person/person";
import { listedNow } from "../writing/look";
import { awaitTurn, lookAgain } from "../writing/look-again";
import type { At } from "./at";
import { disablingElsewhere } from "./disabled-elsewhere";

/** The person to enable or disable, with the status that the roster has of them. */
interface Switched {
  readonly email: string;
  readonly orgs?: readonly number[] | null | undefined;
  readonly status?: string | null | undefined;
  /** Runs directly before the call that disables, once everything else has agreed. */
  readonly ahead?: () => Promise<void>;
}

/**
 * Disables or enables a person through SCIM; they keep their membership. Writes nothing where SCIM says the
 * same already. A read after the write proves it, not the answer: only a read finds out a service that
 * removes people instead of disabling them.
 */
export async function setActive(at: At, who: Switched, active: boolean): Promise<void> {
  const { run, calling } = at;
  const { scim } = run;
  if (!scim) return fail(notConfigured("active"));
  if (!active) await awaitTurn(at, who.email);
  const found = await find(at, who.email);
  if (!found) return fail(notThere(who, active));
  // A pending person may be inactive only until they accept, so disabling one is written all the same.
  const isSo = found.active === active && (active || who.status !== "pending");
  const write = async () => {
    await who.ahead?.();
    if (!isSo) await scim.setActive(found.id, active, calling);
  };
  if (active || isSo) await write();
  else await disable(at, who, write);
  if (isSo) return;
  const after = await scim.get(found.id, calling);
  if (!after) return active ? fail(notThere(who, active)) : warnAboutRemoval(at, who);
  if (after.active === active) return;
  if (after.active === undefined) return warnAboutSilence(at, who);
  // Not an error: a pending person may be inactive until they accept, and is active by that.
  if (active && (await isPendingNow(at, who))) return;
  fail({
    code: "scim/no-effect",
    summary: `Cannot ${verb(active)} ${who.email}: SCIM answered success, but nothing changed`,
    detail:
      "The account has not changed. Look in the console whether SCIM is switched on (by a third party's guide under " +
      "Settings > SCIM).",
    path: PATH,
  });
}

async function disable(at: At, who: Switched, write: () => Promise<void>): Promise<void> {
  await lookAgain(at, who.email);
  await disablingElsewhere(at, who, () => {
    at.run.ledger.disabled.add({ org: at.org, email: who.email });
    return write();
  });
}

/**
 * A plan cannot tell that a replacement is one of the same person while address or organization are not known. By then its
 * first half has disabled them; the second takes them over as they were.
 */
export function beforeDisabling(at: At, there: Person | undefined): Person | undefined {
  if (there?.status !== "disabled" || !wasDisabledHere(at, there.email)) return there;
  return there.isOutOfSight ? undefined : { ...there, status: "active" };
}

/** Ends what the first half of a replacement has done. */
export async function takeBack(at: At, email: string): Promise<void> {
  if (!wasDisabledHere(at, email)) return;
  await setActive(at, { email }, true);
  await at.organization.roster.fresh(at.calling);
}

const wasDisabledHere = ({ run, org }: At, email: string) => run.ledger.disabled.has({ org, email });

/** Looks in the run's one listing for whom the search misses, because a server may compare with case. */
async function find({ run, calling }: At, email: string): Promise<ScimUser | undefined> {
  return (await run.scim?.find(email, calling)) ?? run.scimRoster?.byEmail(email, calling);
}

/** Asks anew: an enabled person may be pending again. */
const isPendingNow = async (at: At, { email }: Switched): Promise<boolean> =>
  (await listedNow(at, email))?.status === "pending";

const PATH = [{ attribute: "active" }];

const verb = (active: boolean) => (active ? "enable" : "disable");

function whyNotThere(isPending: boolean, active: boolean): string {
  if (isPending && active) return "The invitation has not been accepted yet; apply again after that.";
  if (isPending)
    return (
      "The invitation has not been accepted yet; apply again after that. " +
      'To end the invitation instead, remove the resource with on_destroy = "remove".'
    );
  return active
    ? `Automox may have removed the person instead of disabling them. ${INVITE_AGAIN}`
    : "Look under Settings > Users in the console whether the address there is another one.";
}

/** A replacement would do it too, and is what a review refuses: nothing is left there to be removed. */
const INVITE_AGAIN =
  "To invite them again, let Terraform forget the resource, and apply with active = true:\n\n" +
  "  terraform state rm ADDRESS";

const notThere = ({ email, status }: Switched, active: boolean) => ({
  code: "scim/not-found",
  summary: `Cannot ${verb(active)} ${email}: SCIM does not know the person`,
  detail:
    "SCIM finds people by userName, and nobody's userName is this address. " +
    whyNotThere(status === "pending", active),
  path: PATH,
});

function warnAboutRemoval({ warn }: At, { email }: Switched): void {
  warn({
    code: "scim/removed",
    summary: "Automox removed people instead of disabling them",
    detail:
      `After active = false SCIM no longer knows ${email}. The sources disagree about what deprovisioning ` +
      `does, and here it removes, which cannot be undone. ${INVITE_AGAIN}`,
  });
}

function warnAboutSilence({ warn }: At, { email }: Switched): void {
  warn({
    code: "scim/unconfirmed",
    summary: "SCIM does not say whether people are active",
    detail:
      `The change of ${email} was accepted, but SCIM's answer has no \`active\`, so nothing proves it. ` +
      "Look under Settings > Users.",
  });
}

export const notConfigured = (attribute: string) => ({
  code: "scim/not-configured",
  summary: "SCIM is not configured",
  detail:
    `${attribute} needs SCIM. Write scim = { token = … } in the provider block, or set ` +
    "AUTOMOX_SCIM_TOKEN. The token is not the API key: by a third party's guide it is made under Settings > SCIM in " +
    "the console. No page of Automox speaks of SCIM, so try it with one person first.",
  path: [{ attribute }],
});
