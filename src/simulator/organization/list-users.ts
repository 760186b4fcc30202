import type { OrganizationCall, Outcome } from "../operations/operation";
import type { Page } from "../operations/paging";
import { exampleFields, userView } from "../operations/user-view";

/** One page of the organization in the knob's order; an empty page past the end. */
export function listUsers(call: OrganizationCall, { page, limit }: Page): Outcome {
  const inOrder = call.listed(call.org);
  const people = call.knobs.listOrder === "id" ? inOrder : [...inOrder].reverse();
  const rows = people
    .slice(page * limit, (page + 1) * limit)
    .map((person) => exampleFields(userView(call, person, call.org), call.knobs, "list"));
  return { rows, total: people.length, page, limit };
}
