import { foldEmail } from "../../automox/wire/email";
import { fail } from "../../framework/diagnostics";
import { isKnown, UNKNOWN } from "../../framework/infer";
import { type PersonState, personId } from "../person/state";
import type { NotedNames, PersonChange, PersonPatch } from "./person-change";

/** The address that a rename leads to; undefined without a rename, or while the address is not known yet. */
export const newEmailOf = ({ config: { email } }: PersonChange, prior: PersonState): string | undefined =>
  isKnown(email) && foldEmail(email) !== foldEmail(prior.email) ? email : undefined;

/**
 * Plans a rename. A pending person is replaced, because the old mailbox holds a link that works. An active
 * person keeps the account under the new address, unless the configuration of a name changes with it, which looks like
 * another person.
 */
export function planRename(change: PersonChange, prior: PersonState): PersonPatch {
  const { config } = change;
  const { email } = config;
  if (isKnown(email) && foldEmail(email) === foldEmail(prior.email)) return {};
  if (prior.status === "pending") return isKnown(email) ? { replace: ["email"] } : cannotTell(prior);
  const before = (change.private.names ?? {}) as Partial<NotedNames>;
  const renamed = (["first_name", "last_name"] as const).filter((name) => {
    const wanted = config[name];
    // A name that Automox has otherwise, and the configuration as before, was changed by somebody else.
    return isKnown(wanted) && wanted !== null && wanted !== prior[name] && wanted !== before[name];
  });
  if (renamed.length > 0) {
    fail({
      code: "user/another-person",
      summary: `${prior.email}: address and ${renamed.join(" and ")} change together`,
      detail:
        "That looks like another person, and would hand one person's account to another. For another " +
        "person use a resource of its own. For the same person, change the address first, apply, and then " +
        "the name. To destroy them anyway, use -refresh=false.",
      path: [{ attribute: "email" }],
    });
  }
  return { set: { id: isKnown(email) ? personId(prior.org_id, email) : UNKNOWN } };
}

/**
 * Terraform would carry out a replacement planned for an unknown address even where the address turns out to
 * be the same.
 */
const cannotTell = ({ email, org_id }: PersonState): never =>
  fail({
    code: "user/address-unknown",
    summary: `Cannot tell whether ${email} keeps the address`,
    detail:
      `The person is pending in organization ${org_id}, where another address means withdrawing the ` +
      "invitation and sending a new one. The configured address comes from something that is not known " +
      `yet. Write email = ${JSON.stringify(email)} until that exists: apply, and then refer to it. To destroy ` +
      "the person anyway, use -refresh=false.",
    path: [{ attribute: "email" }],
  });
