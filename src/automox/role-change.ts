import type { ZoneAssignment } from "./model/invitation";
import { AutomoxError } from "./transport/errors";
import type { Method } from "./transport/retry";

/** Where an undocumented call is. */
export interface RoleChangeRequest {
  /** PUT and PATCH are repeated on passing failures; POST never is once it may have arrived. */
  readonly method: "POST" | "PUT" | "PATCH";
  /** Below the base URL; `{account}` and `{user}` stand for the UUIDs. */
  readonly path: string;
}

export interface RoleChange {
  /** Of the person. */
  readonly uuid: string;
  /** Left out of the body if undefined. */
  readonly accountRole?: string | undefined;
  readonly zones: readonly (ZoneAssignment & { readonly action: ZoneAction })[];
}

/** `change` is the one that the vendor's example shows; the others are guesses, so any word may be sent. */
type ZoneAction = "change" | "add" | "remove" | (string & {});

const METHODS: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/** Plain segments only: an encoded dot or a `..` would lead the key out of the API. */
const SEGMENT = /^(?:\.{0,2}[\w~{}-]|\.{3})[\w.~{}-]*$/;

/**
 * The method and path of a configured call, placeholders filled. Throws `invalid` for a method that is none, a path with anything but plain
 * segments, and a placeholder nobody knows.
 */
export function roleChangeTarget(
  { method, path }: RoleChangeRequest,
  ids: { readonly account: string; readonly user: string },
): { method: Method; path: string } {
  const refused = (reason: string) => new AutomoxError({ kind: "invalid", method, path, reason });
  if (!METHODS.has(method)) throw refused("expected the method of a role change to be POST, PUT or PATCH");
  const [before, ...segments] = path.split("/");
  if (before !== "" || segments.length === 0 || !segments.every((segment) => SEGMENT.test(segment)))
    throw refused(
      "expected the path of a role change to be plain segments, such as /accounts/{account}/users/{user}",
    );
  const filled = path.replaceAll("{account}", ids.account).replaceAll("{user}", ids.user);
  if (/[{}]/.test(filled))
    throw refused("expected the path of a role change to hold no placeholder but {account} and {user}");
  return { method, path: filled };
}

/**
 * The body of the vendor's audit example: the payload that the console was seen to send (audit trail 1.1.0, example of an account change,
 * 2024-06).
 */
export const roleChangeBody = ({ accountRole, zones }: RoleChange): object => ({
  account_rbac_role: accountRole,
  zone_assignments: zones.map(({ action, zone, role }) => ({ action, zone_id: zone, rbac_role: role })),
});
