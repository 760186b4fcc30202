// The smallest matrix there can be, for tests to spread their differences over.
import type { ManagedPerson } from "../../../src/access/facts/managed";
import type { MatrixDrift, MatrixInput } from "../../../src/access/matrix/model/input";
import { managedPerson as recorded } from "../managed";
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
export const managedPerson = (more: Partial<ManagedPerson> = {}): ManagedPerson => recorded("ada", more);

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
