// People of a state by hand, for tests of what is compared with them.
import type { ManagedPerson } from "../../src/access/facts/managed";

/** A recorded person from the first part of their address, as a viewer of organization 12345. */
export const managedPerson = (key: string, more: Partial<ManagedPerson> = {}): ManagedPerson => ({
  address: `automox_user.${key}`,
  constructPath: null,
  stack: null,
  type: "automox_user",
  index: null,
  org: 12345,
  email: `${key}@example.com`,
  firstName: key,
  lastName: "Example",
  role: "viewer",
  accountRole: null,
  zoneRoles: {},
  twoFactor: null,
  active: null,
  prefs: null,
  status: "active",
  stale: false,
  userId: null,
  uuid: null,
  createdAt: null,
  onDestroy: null,
  onDestroyApiKeys: null,
  ...more,
});
