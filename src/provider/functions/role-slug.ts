import { roleSlug as slugOf } from "../../automox/model/roles";
import type { ProviderFunction } from "../../framework/function";

export const roleSlug: ProviderFunction = {
  name: "role_slug",
  summary: "The published name of a role",
  doc:
    "From any label of the console past or present, or any word of the API, to the published name: `Full " +
    "Administrator` and `admin` give `zone-admin`. Case, blanks, hyphens and underscores do not matter. " +
    "Unknown labels come back unchanged, because custom roles have any name.",
  parameters: [{ name: "label", doc: "A role as somebody wrote it." }],
  returns: "string",
  call: (label = "") => slugOf(label),
};
