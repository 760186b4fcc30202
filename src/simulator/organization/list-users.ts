import { oddly } from "../operations/odd-row";
import { inOrganization } from "../operations/operation";
import { checkPaging, PAGING, pageOf } from "../operations/paging";
import { exampleFields, userView } from "../operations/user-view";

/** One page of the organization in the knob's order: of 25 people unless told, at most 500. */
export const listUsers = inOrganization({
  name: "list-users",
  method: "GET",
  path: "/users",
  parameters: PAGING,
  check: (call) => checkPaging(call, call.knobs.defaultPageSize),
  act(call, page) {
    const inOrder = call.listed(call.org);
    const people = call.knobs.listOrder === "id" ? inOrder : [...inOrder].reverse();
    return pageOf(people, page, (person) => {
      const row = exampleFields(userView(call, person, call.org), call.knobs, "list");
      return oddly("list-users", person, { row, knobs: call.knobs });
    });
  },
});
