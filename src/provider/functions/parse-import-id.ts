import { FunctionFailure, type ProviderFunction } from "../../framework/function";
import { IMPORT_ID_FORM, parseImportId as parse } from "../person/import-id";

export const parseImportId: ProviderFunction = {
  name: "parse_import_id",
  summary: "The parts of an import id",
  doc:
    "`ORG/EMAIL`, `ORG/USER_ID`, `EMAIL` or `USER_ID`, as the resources of this provider are imported by. " +
    "What an id does not say is null.",
  parameters: [{ name: "id", doc: "An import id." }],
  returns: ["object", { email: "string", org_id: "number", user_id: "number" }],
  call: (id = "") => {
    const parsed = parse(id);
    if (!parsed) throw new FunctionFailure(`${JSON.stringify(id)} is no import id. ${IMPORT_ID_FORM}`, 0);
    const { org, who } = parsed;
    return Object.assign(Object.create(null), {
      email: "email" in who ? who.email : null,
      org_id: org ?? null,
      user_id: "userId" in who ? who.userId : null,
    });
  },
};
