import type { OrganizationCall, Outcome } from "../operations/operation";
import { exampleFields, userView } from "../operations/user-view";
import type { Member } from "./member";

/** The person as this organization has them. */
export function getUser(call: OrganizationCall, { person }: Member): Outcome {
  const view = exampleFields(userView(call, person, call.org), call.knobs, "list");
  return { status: 200, body: call.knobs.userEnvelope === "list-of-one" ? [view] : view };
}
