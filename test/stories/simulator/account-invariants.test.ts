import fc from "fast-check";
import type { Control } from "../../../src/simulator/server/control";
import type { Simulator } from "../../../src/simulator/start";
import { account, assigned, NOBODY } from "../../support/simulator/account-calling";
import { call, start } from "../../support/simulator/calling";

const ZONES = [
  { id: 1, uuid: "11111111-1111-4111-8111-111111111111" },
  { id: 2, uuid: "22222222-2222-4222-8222-222222222222" },
] as const;
const EMAILS = [
  "root@example.com",
  "ROOT@example.com",
  "bob@example.com",
  "Bob@Example.com",
  "eve@example.com",
];
const SLUG_OF: Record<string, string> = {
  admin: "zone-admin",
  operator: "zone-operator",
  viewer: "read-only",
};

const seed = {
  organizations: ZONES.map(({ id, uuid }) => ({ id, uuid, name: `Zone ${id}` })),
  users: [
    { id: 101, email: "root@example.com", role: "admin", org: 1, accountRole: "global-admin" },
    { id: 101, email: "root@example.com", role: "admin", org: 2 },
    { id: 102, email: "bob@example.com", role: "viewer", org: 2 },
  ],
};

const email = fc.constantFrom(...EMAILS);
const zone = fc.constantFrom(...ZONES);
const slug = fc.constantFrom("zone-admin", "zone-operator", "read-only", "patch-operator", "viewer");
const role = fc.constantFrom("admin", "operator", "viewer");
/** Not 101, the owner of the key. */
const who = fc.constantFrom(102, 202, 203, 204, 205, 206);

/** One request as data, so that a counterexample can be read; `USER` is the UUID of `who` when it is their turn. */
interface Step {
  readonly line: string;
  readonly who?: number;
  readonly body?: unknown;
}

const ACCEPT = { line: "ACCEPT everybody" };
const WAIT = { line: "WAIT 8d" };

const invite: fc.Arbitrary<Step> = fc
  .record({
    email,
    account_rbac_role: fc.constantFrom("no-global-access", "global-admin"),
    zones: fc.array(fc.record({ zone, slug }), { maxLength: 2 }),
  })
  // The owner of the key must not lose the role that everything else is asked with.
  .filter((body) => !body.email.toLowerCase().includes("root") || body.account_rbac_role === "global-admin")
  .map(({ zones, ...body }) => ({
    line: "POST /invitations",
    body: { ...body, zone_assignments: zones.map((one) => assigned(one.zone.uuid, one.slug)) },
  }));
const remove: fc.Arbitrary<Step> = fc
  .record({ zone: fc.option(zone), who })
  .map(({ zone: from, who: person }) => ({
    line: `DELETE ${from ? `/zones/${from.uuid}` : ""}/users/USER`,
    who: person,
  }));
const inOrganization: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({
      zone,
      body: fc.record({ email, firstname: fc.constant("A"), lastname: fc.constant("B"), role }),
    })
    .map(({ zone: { id }, body }) => ({ line: `POST /users?o=${id}`, body })),
  fc
    .record({ zone, who })
    .map(({ zone: { id }, who: person }) => ({ line: `DELETE /users/${person}?o=${id}` })),
  fc
    .record({
      who,
      body: fc.record({ email, tfa_type: fc.constantFrom("email", "disabled") }, { requiredKeys: [] }),
    })
    .map(({ who: person, body }) => ({ line: `PATCH /users/${person}`, body })),
);

async function take(simulator: Simulator, { line, who: person, body }: Step): Promise<void> {
  const { control } = simulator;
  if (line === ACCEPT.line) acceptEverybody(control);
  else if (line === WAIT.line) control.clock({ advance: "8d" });
  else if (/users[/?]\d|users\?/.test(line)) await call(simulator, line, { body });
  else {
    const uuid = control.people().find(({ id }) => id === person)?.uuid ?? NOBODY;
    await account(simulator, line.replace("USER", uuid), { body });
  }
}

const knobs = fc.record({
  lastZone: fc.constantFrom("leaves-account", "unassigned"),
  secondInvitation: fc.constantFrom("refuse", "accept"),
  expiredInvitation: fc.constantFrom("stays", "vanishes"),
  knownPersonJoins: fc.constantFrom("by-contract", "pending", "active"),
  knownAccountRole: fc.constantFrom("kept", "replaced"),
} as const);

function acceptEverybody(control: Control): void {
  const isOpen = ({ status, expired }: { status: string; expired: boolean }) =>
    status === "pending" && !expired;
  for (const { id, memberships, unassigned } of control.people()) {
    for (const { org } of memberships.filter(isOpen)) control.accept({ who: id, org });
    if (unassigned && isOpen(unassigned)) control.accept({ who: id });
  }
}

/** Both contracts, asked one after the other, tell the same of everybody. */
async function checkBothContracts(simulator: Simulator): Promise<void> {
  const people = simulator.control.people();
  for (const { id, uuid } of ZONES) {
    const [organization, ofZone] = [
      (await call(simulator, `GET /users?o=${id}&limit=500`)).body,
      (await account(simulator, `GET /zones/${uuid}/users?limit=500`)).body.data,
    ];
    expect(
      ofZone.map((row: Record<string, string>) => [row.id, row.email, row.zone_rbac_role, row.status]),
    ).toEqual(
      organization.map((row: Record<string, string>) => [
        row.id,
        row.email,
        SLUG_OF[row.role ?? ""] ?? row.role,
        row.status === "pending" ? "pending-invite" : row.status,
      ]),
    );
  }
  for (const { uuid, id, memberships, unassigned, accountRole } of people) {
    const single = (await account(simulator, `GET /users/${uuid}`)).body;
    expect(single).toMatchObject({ id: uuid, user_id: id, account_rbac_role: accountRole });
    const zones = (await account(simulator, `GET /users/${uuid}/zones`)).body.data;
    expect(zones.map((row: { zone: { organization_id: number } }) => row.zone.organization_id)).toEqual(
      memberships.map(({ org }) => org).sort(),
    );
    // In the account without a zone, or in zones: never both, never neither.
    expect(unassigned === undefined).toBe(memberships.length > 0);
  }
  expect(new Set(people.map((person) => person.email.toLowerCase())).size).toBe(people.length);
}

test("whatever is done by either contract, both show the same people", async () => {
  // Runs and shrinking end with this: the test must end on a slow machine too, and leave nothing running behind it.
  const deadlineMs = Date.now() + 5000;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(invite, remove, inOrganization, fc.constantFrom(ACCEPT, WAIT)), { maxLength: 16 }),
      knobs,
      async (steps, turned) => {
        if (Date.now() > deadlineMs) return;
        const simulator = await start({ seed, knobs: turned });
        try {
          for (const [index, step] of steps.entries()) {
            await take(simulator, step);
            // Looking costs a dozen requests, so not after every step.
            if (index % 3 === 2) await checkBothContracts(simulator);
          }
          await checkBothContracts(simulator);
          expect(simulator.control.unexpected()).toEqual([]);
        } finally {
          await simulator.close();
        }
      },
    ),
    { numRuns: 60 },
  );
});
