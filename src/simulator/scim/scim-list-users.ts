import { ScimRefusal, scimOperation } from "../operations/scim-operation";
import { foldEmail, type Person } from "../world/store";
import { parseFilter } from "./scim-filter";
import { scimPeople } from "./scim-people";
import { scimUserView } from "./scim-view";

/**
 * One page in id order, of everybody or of the one whose userName is asked for. A startIndex below 1 is 1, a negative count is 0 (RFC 7644,
 * 3.4.2.4). Unlike the other contract's lists it never lags.
 */
export const scimListUsers = scimOperation({
  name: "scim-list-users",
  method: "GET",
  path: "/scim/v2/Users",
  parameters: ["filter", "startIndex", "count"],
  check({ query, knobs }) {
    const userName = parseFilter(query.filter);
    const startIndex = integer(query.startIndex, 1);
    const count = integer(query.count, knobs.scimMaximumPage);
    if (startIndex === undefined || count === undefined)
      throw new ScimRefusal(400, "startIndex and count must be integers.", "invalidValue");
    return {
      userName,
      startIndex: Math.max(1, startIndex),
      count: Math.min(Math.max(0, count), knobs.scimMaximumPage),
    };
  },
  act(call, { userName, startIndex, count }) {
    const found = scimPeople(call).filter((person) => fits(person, userName, call.knobs.scimFilter));
    const rows = found
      .slice(startIndex - 1, startIndex - 1 + count)
      .map((person) => scimUserView(call, person));
    return { page: { rows, total: found.length, startIndex } };
  },
});

function integer(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function fits({ email }: Person, userName: string | undefined, how: "folded" | "exact" | "ignored"): boolean {
  if (userName === undefined || how === "ignored") return true;
  return how === "exact" ? email === userName : foldEmail(email) === foldEmail(userName);
}
