import { inOrganization } from "../operations/operation";
import { exampleFields, userView } from "../operations/user-view";
import { checkMember } from "./member";

/** The person as this organization has them. */
export const getUser = inOrganization({
  name: "get-user",
  method: "GET",
  path: "/users/{id}",
  check: checkMember,
  act(call, { person }) {
    const view = exampleFields(userView(call, person, call.org), call.knobs, "list");
    return { status: 200, body: call.knobs.userEnvelope === "list-of-one" ? [view] : view };
  },
});
