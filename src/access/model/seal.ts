import { foldEmail } from "../../automox/wire/email";
import { foldRole } from "../facts/rank";
import { administers, type RoleOrder } from "./authority";
import type { Change, Standing } from "./change";
import type { Difference } from "./difference";
import { codeOf, isSensitive, type Sealing, type Told } from "./told";

type Seal = Sealing & { readonly order: RoleOrder };

/**
 * The difference without any sensitive text, as a document may hold it: each is a code that needs the digest's key,
 * and of a role there is left whether it is an administrator's. Its digest is the same.
 */
export function sealed(difference: Difference, seal: Seal): Difference {
  const change = (each: Change) => sealedChange(each, seal);
  const { access, other, facts } = difference;
  return {
    ...difference,
    access: access.map(change),
    other: other.map(change),
    actions: difference.actions.map((each) => ({ ...each, config: sealedFields(each.config, seal) })),
    facts: {
      ...facts,
      moves: facts.moves.map(change),
      observations: facts.observations.map((seen) => ({ ...seen, change: change(seen.change) })),
    },
  };
}

const sealedTold = (value: Told, sealing: Sealing): Told =>
  isSensitive(value) ? { hidden: "sensitive", code: codeOf(value, sealing) } : value;

const sealedFields = (fields: Change["fields"], { key }: Sealing): Change["fields"] =>
  fields.map((field) => {
    const sealing = { key, fold: field.field === "email" ? foldEmail : undefined };
    return { ...field, from: sealedTold(field.from, sealing), to: sealedTold(field.to, sealing) };
  });

function sealedChange(change: Change, { key, order }: Seal): Change {
  const told = (value: Told, fold?: Sealing["fold"]) => sealedTold(value, { key, fold });
  const role = (value: Told): Told => {
    const shown = told(value, foldRole);
    return isSensitive(shown) ? { ...shown, administers: administers(value, order) !== "no" } : shown;
  };
  const standing = (side: Standing | null) => side && { ...side, role: role(side.role) };
  const { person, place } = change;
  return {
    ...change,
    person: {
      ...person,
      email: told(person.email, foldEmail),
      firstName: told(person.firstName),
      lastName: told(person.lastName),
      account: { from: role(person.account.from), to: role(person.account.to) },
      zones: person.zones.map(role),
    },
    place: { ...place, id: told(place.id, (id) => id.toLowerCase()) },
    from: standing(change.from),
    to: standing(change.to),
    fields: sealedFields(change.fields, { key }),
  };
}
