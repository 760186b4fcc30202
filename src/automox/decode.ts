/** Everything that needs the validation library, so that it can be loaded as one with the first answer instead of at start. */
export { decodeOrganization } from "./decode-organization";
export { decodeScimPage, decodeScimUser } from "./decode-scim";
export { decodeSelf, decodeUser } from "./decode-user";
