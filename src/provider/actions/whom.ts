import type { User } from "../../automox/model/person";
import { type Finding, fail } from "../../framework/diagnostics";
import { type ConfigOf, isKnown, type KnownConfigOf } from "../../framework/infer";
import { text, whole } from "../../framework/schema";
import { isOwner } from "../guards/key-owner";
import type { Member } from "../person/member";
import { paced } from "../run/within";
import { emailShape, positiveNumber } from "../schemas/checks";
import type { AutomoxCall } from "../session";
import { type At, atOrganization } from "../steps/at";
import { listedNow } from "../writing/look";

/** What every action has: the person whom it is about. */
export const whom = {
  email: text.required({ checks: [emailShape], doc: "Address of the person, compared without case." }),
  org_id: whole.optional({
    checks: [positiveNumber],
    doc: "Number of the organization. Defaults to the provider's.",
  }),
};

type Whom = KnownConfigOf<typeof whom>;

export const nameOfWhom = ({ email }: Partial<Whom>): string => String(email);

/** Acts on the person in their organization. */
export const acting = <T>(
  call: AutomoxCall,
  { email, org_id }: Whom,
  work: (at: At) => Promise<T>,
): Promise<T> =>
  paced(call, email, async (calling) => {
    const org = org_id ?? (await call.api.defaultOrganization(calling));
    return work(atOrganization(call, calling, org));
  });

/** The same for a plan, and nothing while it is not known whom the action is about. */
export async function planning(
  call: AutomoxCall,
  { email, org_id }: ConfigOf<typeof whom>,
  work: (at: At, email: string) => Promise<void>,
): Promise<void> {
  if (isKnown(email) && isKnown(org_id)) await acting(call, { email, org_id }, (at) => work(at, email));
}

/** The person with their role; undefined once it is proven that nobody has the address there. */
export async function lookFor(at: At, email: string): Promise<User | undefined> {
  const { roster } = at.organization;
  const { user, doubt } = await roster.sought(email, at.calling);
  if (doubt) fail(incomplete(at, email, doubt));
  // The run's listing may be older than the person.
  const there = user ?? (await listedNow(at, email));
  return there && roster.withRole(there, at.calling);
}

const incomplete = ({ org }: At, email: string, { code }: Finding): Finding => ({
  code,
  summary: `Cannot tell whether ${email} is in organization ${org}: its list is incomplete`,
  detail:
    "Automox lists fewer people than it announces, twice, and no other list settles whether this person is among those " +
    "missing. The provider sent nothing. Run again later, or look under Settings > Users in the console.",
  path: [{ attribute: "email" }],
});

/** An act that nobody can take back for themselves is not done to whoever owns the API key of the run. */
export async function refuseOwner(
  at: At,
  { email, userId }: Pick<Member, "email" | "userId">,
  act: string,
): Promise<void> {
  const self = await at.run.owner.self(at, at.calling);
  if (!self) fail(ownerUntold(act, email));
  else if (isOwner(self, { email, userId })) fail(ownUser(act, email));
}

export const ownUser = (act: string, email: string): Finding => ({
  code: "guard/own-user",
  summary: `Cannot ${act} of ${email}: the owner of the API key in use`,
  detail:
    "This run, and every later one, works with a key of theirs. The provider sent nothing. Use the key of another administrator, or " +
    "do it under Settings in the console.",
  path: [{ attribute: "email" }],
});

const ownerUntold = (act: string, email: string): Finding => ({
  code: "guard/owner-unknown",
  summary: `Cannot ${act} of ${email}: Automox does not say whose API key this is`,
  detail:
    "GET /users/self gave no answer, and this is not done to the owner of the key in use. The provider sent nothing. Do it under " +
    "Settings in the console.",
  path: [{ attribute: "email" }],
});

/** Not an error of a plan: whoever is created before the action comes is not there yet. */
export const nobody = ({ org }: At, act: string, email: string): Finding => ({
  code: "user/not-found",
  summary: `Cannot ${act} of ${email}: not in organization ${org}`,
  detail: "Nobody with this address is in the organization. Check email and org_id of the action.",
  path: [{ attribute: "email" }],
});
