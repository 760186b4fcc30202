import { type Operation, ofKey } from "../operations/operation";
import { validateListApiKeys } from "../validations/list-api-keys";
import { validateListAuditEvents } from "../validations/list-audit-events";
import { listApiKeys } from "./list-api-keys";
import { listAuditEvents } from "./list-audit-events";

// What their keys may do is up to the validations: no organization is asked for by `o`.
const reading = { method: "GET", right: "read", fields: [] } as const;

/** Published reads that tell what people did and what keys there are; both contracts' clients may want them. */
export const OVERSIGHT_ROUTES: readonly Operation[] = [
  ofKey(
    {
      ...reading,
      name: "list-audit-events",
      path: "/audit-service/v1/orgs/{org}/events",
      parameters: ["date", "limit", "cursor"],
    },
    validateListAuditEvents,
    listAuditEvents,
  ),
  ofKey(
    { ...reading, name: "list-api-keys", path: "/orgs/{id}/api_keys", parameters: ["page", "limit"] },
    validateListApiKeys,
    listApiKeys,
  ),
];
