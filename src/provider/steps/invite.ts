import type { User } from "../../automox/model/person";
import { AutomoxError } from "../../automox/transport/errors";
import { type Finding, fail } from "../../framework/diagnostics";
import type { Terms } from "../contracts/contract";
import type { Newcomer } from "../person/newcomer";
import type { Person } from "../person/person";
import { requireKeyRights } from "../writing/key-rights";
import { findSoon } from "../writing/look";
import type { At } from "./at";
import { elsewhere } from "./elsewhere";
import { outOfSight } from "./out-of-sight";
import { takeBack } from "./set-active";
import { stillThere } from "./still-there";
import { type TakenOver, takeOver } from "./take-over";

/** Somebody who is in the organization now; `writes` is what a take-over has yet to do. */
export type Arrival =
  | { readonly how: "invited"; readonly user: Person }
  | ({ readonly how: "taken over" } & TakenOver);

/**
 * Brings a person into an organization, and never invites twice: looks first, takes over a person who is
 * there as `on_existing` says, and otherwise invites. After a lost answer or a conflict it looks the person
 * up and repeats nothing. Throws only while nothing was sent or nobody can tell whether it was; the next
 * apply then finds the person by address. `type` is that of the resource.
 */
export async function inviteOrTakeOver(
  at: At,
  newcomer: Newcomer,
  { type, ...terms }: Terms & { readonly type: string },
): Promise<Arrival> {
  const { organization, calling } = at;
  const { email } = newcomer;
  if (newcomer.active !== false) await takeBack(at, email);
  const { user: listed, doubt } = await organization.roster.sought(email, calling);
  if (doubt) fail(doubt);
  const there = listed ?? (await outOfSight(at, email));
  if (!there) return invite(at, newcomer, terms);
  const taken = await takeOver(at, there, { ...terms, newcomer });
  if (taken.writes.length > 0) return { how: "taken over", ...taken };
  const seen = await stillThere(at, taken.user, type);
  return { how: "taken over", ...(await takeOver(at, seen, { ...terms, newcomer })) };
}

/** Sends the invitation; the caller has looked, and nobody is there. */
export async function invite(at: At, newcomer: Newcomer, terms: Terms): Promise<Arrival> {
  const { contract, organization } = at;
  const send = await contract.prepare(at, newcomer, terms);
  await requireKeyRights(at);
  try {
    const user = await send();
    at.run.ledger.invited.add({ org: at.org, email: newcomer.email });
    organization.roster.overlay.wrote(user);
    return { user, how: "invited" };
  } catch (error) {
    if (!(error instanceof AutomoxError)) throw error;
    if (error.kind === "conflict")
      return { how: "taken over", ...(await afterConflict(at, { newcomer, terms, conflict: error })) };
    if (error.mayHaveHappened) return { user: await afterLostAnswer(at, newcomer, error), how: "invited" };
    throw error;
  }
}

async function afterConflict(
  at: At,
  { newcomer, terms, conflict }: { newcomer: Newcomer; terms: Terms; conflict: AutomoxError },
): Promise<TakenOver> {
  const there = await findSoon(at, { email: newcomer.email, userId: null });
  if (there) return takeOver(at, there, { ...terms, newcomer });
  return fail(
    (await invitedElsewhere(at, newcomer.email)) ??
      (await at.organization.roster.doubtOf(newcomer.email, at.calling)) ??
      conflictWithoutPerson(at, newcomer.email, conflict),
  );
}

/** With the account contract, somebody who is invited to one zone may get no second invitation before they accept. */
async function invitedElsewhere(at: At, email: string): Promise<Finding | undefined> {
  if (at.run.contractKind !== "account") return undefined;
  const there = await elsewhere(at, email, ({ status }) => status === "pending");
  if (there === undefined) return undefined;
  return {
    code: "user/invited-elsewhere",
    summary: `Cannot invite ${email} to organization ${at.org} yet: invited to organization ${there} and not accepted`,
    detail:
      `Automox refuses a second invitation until the first one is accepted. Nothing was sent, and the invitation to ` +
      `organization ${there} stands. Apply again after the acceptance, or give this organization with zone_roles of the ` +
      `resource that invites to organization ${there}: then one invitation gives both.`,
    path: [{ attribute: "org_id" }],
  };
}

const conflictWithoutPerson = (at: At, email: string, { method, path }: AutomoxError): Finding => ({
  code: "user/conflict-without-person",
  summary: `Cannot invite ${email}: Automox knows the address already, but shows nobody`,
  detail:
    `${method} ${path} answered 409, yet nobody with this address is listed in organization ${at.org}. ` +
    (at.run.contractKind === "account"
      ? HIDDEN_ELSEWHERE
      : "An expired invitation may stand in the way, or the ") +
    "address belongs to an account that the API key cannot see, or to somebody disabled whom lists leave out. Look under " +
    "Settings > Users in the console" +
    (at.run.contractKind === "account" ? "" : ", and remove the old invitation or enable the account there") +
    "; then apply again." +
    (at.run.scim ? "" : " With scim in the provider block, disabled accounts are found before that."),
});

/** No list may show people before they accept, so the invitation that stands in the way may be one of this state. */
const HIDDEN_ELSEWHERE =
  "They may be invited to another organization and not have accepted: then apply again after the acceptance, or give this " +
  "organization with zone_roles of the resource that invites them. Or the ";

async function afterLostAnswer(at: At, { email }: Newcomer, lost: AutomoxError): Promise<User> {
  let looked = `nobody with this address is listed in organization ${at.org} yet`;
  try {
    const there = await findSoon(at, { email, userId: lost.userId ?? null });
    if (there) {
      at.run.ledger.invited.add({ org: at.org, email });
      return there;
    }
  } catch (error) {
    // The words of this error would hide that Automox may have sent an e-mail.
    if (!(error instanceof AutomoxError)) throw error;
    looked = `the look for the person failed too (${error.method} ${error.path}: ${error.reason})`;
  }
  return fail({
    code: "user/invitation-unknown",
    summary: `Cannot tell whether ${email} was invited`,
    detail:
      `${lost.method} ${lost.path}: ${lost.reason}, and ${looked}. The invitation was not repeated, ` +
      "because a second mail cannot be taken back. Apply again: it looks for the person first and invites " +
      "if nobody is there.",
  });
}
