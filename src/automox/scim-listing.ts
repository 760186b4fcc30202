import type { ScimUser } from "./model/scim-user";
import type { ScimPage } from "./wire/decode-scim";
import { ShapeError } from "./wire/shape-error";

/** More pages than any list has; a server that never ends is not followed for ever. */
const MAX_PAGES = 400;

/**
 * Reads pages, the next one always from behind the last row seen, because a server may send fewer rows than asked (RFC 7644, 3.4.2.4).
 * Ends only when as many people were seen as were announced. Somebody seen twice (paging ignored, or the list moved meanwhile), a total
 * that changes, an empty page before the end: ShapeError, never a shorter list. Throws whatever `fetch` throws.
 */
export async function readScimPages(
  fetch: (startIndex: number) => Promise<ScimPage>,
): Promise<readonly ScimUser[]> {
  const seen = new Map<string, ScimUser>();
  let announced: number | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { users, total } = await fetch(seen.size + 1);
    announced ??= total;
    if (total !== announced)
      throw new ShapeError(`the list announced ${announced} users, and ${total} on a later page`);
    for (const user of users) {
      if (seen.has(user.id)) throw new ShapeError("the list shows a user twice, so others may be missing");
      seen.set(user.id, user);
    }
    if (seen.size > total) throw new ShapeError(`the list announced ${total} users and has more`);
    if (seen.size === total) return [...seen.values()];
    if (users.length === 0)
      throw new ShapeError(`the list announced ${total} users and ended after ${seen.size}`);
  }
  throw new ShapeError(`the list has more than ${MAX_PAGES} pages`);
}
