import type { AuditEvent } from "./model/audit-event";
import { AutomoxError } from "./transport/errors";
import type { AuditPage } from "./wire/decode-audit-event";
import { ShapeError } from "./wire/shape-error";

/** 100,000 events of one organization in one day; a server that never ends is not followed for ever. */
const MAX_PAGES = 200;

/**
 * Reads pages until a short one, an empty one, or one without a way on. After a full page the first cursor that brings anything new is followed: a
 * wrong one would end the list early, and people would look as if they had never signed in. Throws ShapeError for a list without end, and
 * whatever `fetch` throws.
 */
export async function readAuditPages(
  limit: number,
  fetch: (cursor: string | undefined) => Promise<AuditPage>,
): Promise<readonly AuditEvent[]> {
  const events = new Map<string, AuditEvent>();
  let page = await fetch(undefined);
  for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
    for (const event of page.events) events.set(event.uid, event);
    if (page.events.length < limit) return [...events.values()];
    const next = await follow(page.cursors, { fetch, isNew: ({ uid }) => !events.has(uid) });
    if (next === undefined) return [...events.values()];
    page = next;
  }
  throw new ShapeError(`the list has more than ${MAX_PAGES} pages`);
}

interface Ways {
  readonly fetch: (cursor: string) => Promise<AuditPage>;
  readonly isNew: (event: AuditEvent) => boolean;
}

/** The first page that brings anything new. A cursor that is refused is a wrong one as long as another is answered. */
async function follow(cursors: readonly string[], { fetch, isNew }: Ways): Promise<AuditPage | undefined> {
  let refusal: AutomoxError | undefined;
  let answered = cursors.length === 0;
  for (const cursor of cursors) {
    try {
      const page = await fetch(cursor);
      if (page.events.some(isNew)) return page;
      answered = true;
    } catch (error) {
      if (!(error instanceof AutomoxError && error.kind === "invalid")) throw error;
      refusal ??= error;
    }
  }
  if (!answered && refusal) throw refusal;
  return undefined;
}
