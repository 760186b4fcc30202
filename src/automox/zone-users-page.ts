import type { User } from "./model/person";
import type { Zone } from "./model/zone";
import { ask } from "./transport/ask";
import type { CallOptions } from "./transport/call";
import { decoded } from "./transport/json-answer";
import type { Requester } from "./transport/requester";
import { rowsOf } from "./wire/envelope";

/** The first people of a zone, and how their rows look. */
export interface ZoneUsersPage {
  /** Rows that cannot be read are left out. */
  readonly users: readonly User[];
  /** Each way of looking once, in words without any value. */
  readonly shapes: readonly string[];
}

const ROWS = 25;

/** One request, for telling what the answers of this account look like. */
export async function readZoneUsersPage(
  requester: Requester,
  { path, zone }: { readonly path: string; readonly zone: Pick<Zone, "id" | "organizationId"> },
  call: CallOptions,
): Promise<ZoneUsersPage> {
  const query = [
    ["limit", ROWS],
    ["page", 0],
  ] as const;
  const { answer, decodeListedUser, zoneUserShape } = await ask(
    requester,
    { method: "GET", path, query },
    call,
  );
  return decoded(answer, (json) => {
    const { rows } = rowsOf(json);
    const place = { organization: zone.organizationId, zone: zone.id, unexpected: call.unexpected };
    const listed = rows.map((row, index) => decodeListedUser(row, { ...place, at: `[${index}]` }));
    return { users: listed.flatMap(({ user }) => user ?? []), shapes: [...new Set(rows.map(zoneUserShape))] };
  });
}
