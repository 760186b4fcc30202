import type { User } from "../../automox/model/person";
import { type Finding, fail } from "../../framework/diagnostics";
import type { PersonState } from "../person/state";
import type { At } from "../steps/at";

/**
 * Says what another address means for the account of somebody who is not pending: whoever reads that mailbox has
 * the account from then on. Where somebody else has the address already, nothing can be renamed.
 */
export async function planHandover(at: At, prior: PersonState, email: string): Promise<void> {
  const { roster } = at.organization;
  const there = await roster.byEmail(email, at.calling);
  if (!there) return at.warn(handedOver(prior, email));
  const isSame = sameRecord(there, prior) ?? !(await roster.byEmail(prior.email, at.calling));
  if (!isSame) fail(addressTaken(prior, there, email));
}

/** undefined where no number of both is known. */
function sameRecord({ id, uuid }: User, prior: PersonState): boolean | undefined {
  if (id !== undefined && id === prior.user_id) return true;
  if (uuid !== undefined && uuid === prior.uuid) return true;
  const isTold = (id !== undefined && prior.user_id !== null) || (uuid !== undefined && prior.uuid !== null);
  return isTold ? false : undefined;
}

/** The summary is constant, so that Terraform folds many into one. */
const handedOver = ({ email: from, org_id, role }: PersonState, to: string): Finding => ({
  code: "user/handed-over",
  summary: "An account gets another address",
  detail:
    `The account of ${from} in organization ${org_id} gets the address ${to}, which nobody there has. Whoever ` +
    `reads that mailbox gets the account, with its role ${JSON.stringify(role)}, its history and its API keys. ` +
    "That is right for a new address of the same person. For another person, write a resource of their own " +
    "and remove this one.",
  path: [{ attribute: "email" }],
});

const addressTaken = ({ email: from, org_id, user_id }: PersonState, there: User, to: string): Finding => ({
  code: "user/address-taken",
  summary: `Cannot change ${from} to ${to}: somebody else has that address`,
  detail:
    `The resource has ${from}${numbered(user_id)}, and ${to}${numbered(there.id)} is another account in ` +
    `organization ${org_id}. Two accounts cannot have one address.\n\nTo manage ${to} here from now on, let the ` +
    `state forget ${from}, who stays as they are, and import the other:\n\n  terraform state rm ADDRESS\n` +
    `  terraform import ADDRESS ${org_id}/${to}\n\nTo manage both, write a resource of its own for ${to}. To ` +
    `give ${from} this address, free it first: remove ${to}, or change their address, and apply that; then ` +
    "change this one. To destroy the person anyway, use -refresh=false.",
  path: [{ attribute: "email" }],
});

const numbered = (id: number | null | undefined): string =>
  id === null || id === undefined ? "" : ` (user ${id})`;
