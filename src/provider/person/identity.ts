import type { Identity } from "../../framework/identity";

/** Identifies a person by an address in an organization. It follows the state, so a rename changes it. */
export const personIdentity: Identity = {
  version: 0,
  attributes: {
    org_id: {
      type: "number",
      importing: "optional",
      doc: "Number of the organization. Defaults to the provider's.",
    },
    email: { type: "string", importing: "required", doc: "Address, compared without case." },
  },
  importId: ({ org_id, email }) =>
    org_id === null || org_id === undefined ? String(email) : `${String(org_id)}/${String(email)}`,
};
