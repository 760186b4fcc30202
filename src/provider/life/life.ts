import type { Terms } from "../contracts/contract";
import { createPerson, type PersonSaving } from "./create";
import { deletePerson } from "./delete";
import { importPerson } from "./import";
import { planPerson } from "./plan";
import { planDeletePerson } from "./plan-delete";
import { readPerson } from "./read";
import { updatePerson } from "./update";

/** The life of a person, bound to one resource type. */
export const lifeOf = (type: string, namesElsewhere: Terms["namesElsewhere"]) => ({
  plan: (change: Parameters<typeof planPerson>[0], call: Parameters<typeof planPerson>[1]) =>
    planPerson(change, call, { type, namesElsewhere }),
  planDelete: (prior: Parameters<typeof planDeletePerson>[0], call: Parameters<typeof planDeletePerson>[1]) =>
    planDeletePerson(prior, call, type),
  create: (plan: Parameters<typeof createPerson>[0], call: PersonSaving) =>
    createPerson(plan, call, namesElsewhere),
  read: readPerson,
  update: (change: Parameters<typeof updatePerson>[0], call: PersonSaving) =>
    updatePerson(change, call, namesElsewhere),
  delete: deletePerson,
  import: importPerson,
});

/** How messages name a person, from whatever is known. */
export const personName = ({ email }: { readonly email?: unknown }): string =>
  typeof email === "string" ? email : "a person whose address is not known yet";
