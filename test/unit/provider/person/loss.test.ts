import type { User } from "../../../../src/automox/person";
import { lossOf } from "../../../../src/provider/person/loss";

const user = (more: Partial<User>): User => ({
  id: 7,
  email: "bea@example.com",
  role: "viewer",
  status: "active",
  ...more,
});

interface Row {
  readonly there: Partial<User>;
  readonly wanted: { readonly role: string | undefined; readonly active: boolean | null };
  readonly kind?: string;
}

const admin = { role: "admin" };
const stays = { role: "viewer", active: null };
const off = { role: "viewer", active: false };

const TAKEN: Record<string, Row> = {
  "somebody left as they are": { there: {}, wanted: stays },
  "somebody to be enabled": { there: { status: "disabled" }, wanted: { role: "viewer", active: true } },
  "somebody disabled already": { there: { status: "disabled" }, wanted: off },
  "somebody active to be disabled": { there: {}, wanted: off, kind: "deactivation" },
  "an administrator to be disabled": {
    there: admin,
    wanted: { ...admin, active: false },
    kind: "deactivation",
  },
  "an administrator to be lowered": { there: admin, wanted: stays, kind: "demotion" },
  "an administrator by label": { there: { role: "Zone Administrator" }, wanted: stays, kind: "demotion" },
  "an administrator who stays one": { there: { role: "zone-admin" }, wanted: { ...admin, active: null } },
  "a role that is not known yet": { there: admin, wanted: { role: undefined, active: null } },
  "somebody raised": { there: {}, wanted: { ...admin, active: null } },
};

test.each(Object.keys(TAKEN))("a take-over of %s", (name) => {
  const { there, wanted, kind } = TAKEN[name] as Row;
  const wasAdmin = there.role !== undefined;
  expect(lossOf(user(there), wanted)).toEqual(
    kind && { email: "bea@example.com", userId: 7, wasAdmin, kind },
  );
});
