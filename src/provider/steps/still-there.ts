import { fail } from "../../framework/diagnostics";
import { movedBlock } from "../guards/one-person-messages";
import { memberOf } from "../person/member";
import { overlaid, type Person } from "../person/person";
import { listedNow } from "../writing/look";
import type { At } from "./at";

/**
 * Reads a person once more who is taken over without a write, which would prove them: the listing that has them may be
 * as old as the run, and another process of this same run may have removed them since.
 */
export async function stillThere(at: At, person: Person, type: string): Promise<Person> {
  const { organization, calling } = at;
  const member = { ...memberOf(person), status: person.status ?? null };
  const list = () => organization.roster.fresh(calling);
  const seen = await organization.source.confirm(member, { calling, list });
  if (seen) return overlaid(person, seen);
  const listed = await listedNow(at, person.email);
  // Lists lag: one that has them as before says less than the look-up. Made anew, they have another number; without
  // any, nothing but a list can be asked.
  const isAskedFor = person.id !== undefined || person.uuid !== undefined;
  if (listed && (!isAskedFor || listed.id !== person.id)) return overlaid(person, listed);
  return gone(at, person, type);
}

const gone = ({ org }: At, { email }: Person, type: string): never =>
  fail({
    code: "user/vanished",
    summary: `Cannot take over ${email}: no longer in organization ${org}`,
    detail:
      "The person was there when this run listed the organization, and is gone now: removed in the console, by another " +
      "stack, or by this same run, where another provider configuration removes them. Each alias of the provider is a " +
      "process of its own and does not see the others. Nothing was sent. If the resource was renamed, or went to another module or alias, a moved " +
      `block should have said so:\n\n${movedBlock(type, type)}\n\nOLD and NEW are whole addresses, with module and key; ` +
      "where the plan destroys the other type, from begins with that. Plan again; the next plan shows an invitation.",
    path: [{ attribute: "email" }],
  });
