import type { User } from "../../automox/model/person";
import { foldEmail } from "../../automox/wire/email";
import type { Finding } from "../../framework/diagnostics";
import type { KnownConfigOf } from "../../framework/infer";
import { setOf, whole } from "../../framework/schema";
import { byAddress, filters, passes } from "../data-sources/people-filter";
import { importedState } from "../life/import";
import type { PersonState } from "../person/state";
import { longNames } from "../roster/long-names";
import { positiveNumber } from "../schemas/checks";
import type { AutomoxCall } from "../session";

/** The `config` block of a list of people. */
export const peopleListSchema = {
  org_id: whole.optional({
    checks: [positiveNumber],
    doc: "Number of the organization. Defaults to the provider's.",
  }),
  ...filters,
  except: setOf.text.optional({
    doc:
      "Addresses to leave out, compared without case: Terraform lists people whom the state has already, too. For " +
      "example `values(automox_user.team)[*].email`.",
  }),
};

type Asked = KnownConfigOf<typeof peopleListSchema>;

export const whoIsListed = ({ org_id }: Partial<Asked>): string =>
  org_id ? `the people of organization ${org_id}` : "the people of the organization";

/** What a list says of somebody, with what an import would bring of them. */
interface ListedPerson {
  readonly state: PersonState;
  readonly name: string;
}

/** Everybody who is meant, by address; nobody before the whole organization is known. */
export async function* listPeople(asked: Asked, call: AutomoxCall): AsyncGenerator<ListedPerson> {
  const org = asked.org_id ?? (await call.api.defaultOrganization(call));
  const people = await peopleMeant(asked, org, call);
  for (const finding of [withoutRole(org, people), longNames(`organization ${org}`, people)])
    if (finding) call.warn(finding);
  for (const user of people)
    if (user.role) yield { state: importedState(user, org, call.api), name: displayName(user) };
}

/** Roles that rows do not tell are asked for, of those alone whom nothing else leaves out. */
async function peopleMeant(asked: Asked, org: number, call: AutomoxCall): Promise<readonly User[]> {
  const { roster } = call.api.organization(org);
  const except = new Set(asked.except?.map(foldEmail));
  const isMeant = passes({ ...asked, role: null });
  const everybody = await roster.complete(call);
  const candidates = everybody.filter((user) => isMeant(user) && !except.has(foldEmail(user.email)));
  const people = await Promise.all(candidates.map((user) => roster.withRole(user, call)));
  return people.filter(passes(asked)).sort(byAddress);
}

/** "Ada Lovelace <ada@example.com>, viewer, pending". */
function displayName({ firstName, lastName, email, role, status }: User): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return [name === "" ? email : `${name} <${email}>`, role, status ?? "unknown"].join(", ");
}

const MOST_NAMED = 20;

function withoutRole(org: number, people: readonly User[]): Finding | undefined {
  const emails = people.filter(({ role }) => !role).map(({ email }) => email);
  if (emails.length === 0) return undefined;
  const more = emails.length > MOST_NAMED ? [`${emails.length - MOST_NAMED} more`] : [];
  return {
    code: "list/no-role",
    summary: "People without a role are not listed",
    detail:
      `Automox tells no role in organization ${org} of ${[...emails.slice(0, MOST_NAMED), ...more].join(", ")}. ` +
      "Every resource needs one, so what Terraform generated could not be applied. Give them a role under Settings > " +
      "Users in the console, or write the resource by hand with the role they shall have, and import it.",
  };
}
