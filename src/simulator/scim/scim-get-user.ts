import { scimOperation } from "../operations/scim-operation";
import { findScimPerson } from "./scim-people";
import { scimUserView } from "./scim-view";

export const scimGetUser = scimOperation({
  name: "scim-get-user",
  method: "GET",
  path: "/scim/v2/Users/{id}",
  check: findScimPerson,
  act: (call, person) => ({ status: 200, body: scimUserView(call, person), changed: [] }),
});
