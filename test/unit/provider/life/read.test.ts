import type { User } from "../../../../src/automox/model/person";
import { activeOf } from "../../../../src/provider/life/read";

type Row = readonly [
  state: boolean | null,
  status: string | undefined,
  said: boolean | undefined,
  read: boolean | null,
];

/** What a refresh stores as `active`. */
const READ: readonly Row[] = [
  [true, "active", true, true],
  [true, "active", false, false],
  [false, "active", true, true],
  [false, "disabled", false, false],
  [true, "disabled", true, true],
  [true, "disabled", undefined, false],
  [false, "disabled", undefined, false],
  [false, "active", undefined, true],
  [false, "pending", undefined, true],
  [true, "pending", undefined, true],
  [true, "pending", false, true],
  [false, "pending", false, false],
  [false, "pending", true, true],
  [true, undefined, false, false],
  [true, undefined, undefined, true],
  [null, "disabled", undefined, null],
];

test.each(READ.map(([state, status, said, read]) => ({ state, status, said, read })))(
  "state $state, roster $status, SCIM $said: $read",
  ({ state, status, said, read }) => {
    const user = (status === undefined ? {} : { status }) as Pick<User, "status">;
    expect(activeOf({ active: state }, user, { said, hasScim: true })).toBe(read);
  },
);

test.each([true, false, null])("without SCIM nobody can tell, so %s stays", (state) => {
  for (const status of ["active", "disabled", "pending"] as const)
    expect(activeOf({ active: state }, { status }, { said: undefined, hasScim: false })).toBe(state);
});
