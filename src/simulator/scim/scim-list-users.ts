import type { ScimCall, ScimOutcome } from "../operations/scim-operation";
import type { ScimSearch } from "../validations/scim-list-users";
import { foldEmail, type Person } from "../world/store";
import { scimPeople } from "./scim-people";
import { scimUserView } from "./scim-view";

/** One page in id order. Unlike the other contract's lists it never lags. */
export function scimListUsers(call: ScimCall, { userName, startIndex, count }: ScimSearch): ScimOutcome {
  const found = scimPeople(call).filter((person) => fits(person, userName, call.knobs.scimFilter));
  const rows = found
    .slice(startIndex - 1, startIndex - 1 + count)
    .map((person) => scimUserView(call, person));
  return { page: { rows, total: found.length, startIndex } };
}

function fits({ email }: Person, userName: string | undefined, how: "folded" | "exact" | "ignored"): boolean {
  if (userName === undefined || how === "ignored") return true;
  return how === "exact" ? email === userName : foldEmail(email) === foldEmail(userName);
}
