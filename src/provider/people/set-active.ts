import type { User } from "../../automox/person";
import { fail } from "../../framework/diagnostics";
import type { Doing } from "./doing";

/** The soft disable and its undoing, through SCIM; the person keeps their membership. Nothing is written where it is so already. */
export async function setActive(doing: Doing, user: User, active: boolean): Promise<User> {
  const { api, calling } = doing;
  const { scim } = api;
  if (!scim) return fail(notConfigured("active"));
  const found = await scim.find(user.email, calling);
  if (!found) {
    return fail({
      code: "scim/not-found",
      summary: `Cannot ${active ? "enable" : "disable"} ${user.email}: SCIM does not know the person`,
      detail:
        "SCIM lists people by userName, and nobody has this address as theirs. A person who has not accepted the invitation yet may not " +
        "be there. Apply again after the acceptance.",
      path: [{ attribute: "active" }],
    });
  }
  if (found.active !== active) await scim.setActive(found.id, active, calling);
  const after = await scim.get(found.id, calling);
  if (after && after.active !== active) {
    return fail({
      code: "scim/no-effect",
      summary: `Cannot ${active ? "enable" : "disable"} ${user.email}: SCIM answered success, but nothing changed`,
      detail: "The account still is as before. Check Settings > SCIM in the console.",
      path: [{ attribute: "active" }],
    });
  }
  return {
    ...user,
    status: active ? (user.status === "disabled" ? "active" : (user.status ?? "active")) : "disabled",
  };
}

export const notConfigured = (attribute: string) => ({
  code: "scim/not-configured",
  summary: "SCIM is not configured",
  detail:
    `${attribute} needs SCIM. Write scim = { token = … } in the provider block, or set AUTOMOX_SCIM_TOKEN. The token is not the API key: ` +
    "it is made under Settings > SCIM in the console and shown only once.",
  path: [{ attribute }],
});
