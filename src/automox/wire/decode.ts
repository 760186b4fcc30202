/** Everything that needs the validation library, so that it can be loaded as one with the first answer instead of at start. */
export { decodeAccount, decodeRbacRole } from "./decode-account";
export { decodeApiKey } from "./decode-api-key";
export { decodeAuditPage } from "./decode-audit-event";
export { findInvitation } from "./decode-invitation";
export { decodeListedUser } from "./decode-listed-user";
export { decodeOrganization } from "./decode-organization";
export { decodeScimPage, decodeScimUser } from "./decode-scim";
export { decodeAccountUser, decodeSelf, decodeUser } from "./decode-user";
export { decodeZone, decodeZoneRole } from "./decode-zone";
export { zoneUserShape } from "./zone-user-shape";
