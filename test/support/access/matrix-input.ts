// The smallest matrix there can be, for tests to spread their differences over.
import type { ManagedPerson } from "../../../src/access/facts/managed";
import type { MatrixDrift, MatrixInput } from "../../../src/access/matrix/model/input";
import { rosterOf, rosterPerson } from "../roster";

/** Ada, a viewer of 12345 and not in code. */
export const inputOf = (more: Partial<MatrixInput> = {}): MatrixInput => ({
  roster: rosterOf([rosterPerson("ada")]),
  managed: [],
  drift: [],
  ignored: [],
  guards: [],
  meta: { toolVersion: "1.0.0", redact: "none", staleAfterDays: 14 },
  ...more,
});

/** Ada as a state records her. */
export const managedPerson = (more: Partial<ManagedPerson> = {}): ManagedPerson => ({
  address: "automox_user.ada",
  constructPath: null,
  stack: null,
  type: "automox_user",
  index: null,
  org: 12345,
  email: "ada@example.com",
  firstName: "ada",
  lastName: "Example",
  role: "viewer",
  accountRole: null,
  zoneRoles: {},
  status: "active",
  stale: false,
  userId: null,
  uuid: null,
  invitationId: null,
  createdAt: null,
  invitationsSent: null,
  twoFactorMethod: null,
  onDestroy: null,
  tainted: false,
  ...more,
});

export const finding = (more: Partial<MatrixDrift> = {}): MatrixDrift => ({
  kind: "role_raised",
  constructPath: null,
  severity: "high",
  person: { email: "ada@example.com", userId: null, uuid: null, status: "active" },
  org: 12345,
  sentence: [{ value: "ada@example.com" }, " was raised"],
  actor: null,
  actions: [],
  personal: [],
  ...more,
});
