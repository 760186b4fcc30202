import fc from "fast-check";
import type { Control } from "../../../src/simulator/server/control";
import { type Answer, call, start } from "../../support/simulator/calling";

const EMAILS = [
  "alice@example.com",
  "ALICE@example.com",
  "bob@example.com",
  "Bob@Example.com",
  "eve@example.com",
];
const ORGANIZATIONS = [1, 2];
const email = fc.constantFrom(...EMAILS);
const org = fc.constantFrom(...ORGANIZATIONS);
const role = fc.constantFrom("admin", "operator", "viewer", "Admin");
const id = fc.integer({ min: 101, max: 112 });
const name = fc.constantFrom("Ann", "Lee", "");

interface Step {
  readonly line: string;
  readonly body?: unknown;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ o: org, body: fc.record({ email, firstname: name, lastname: name, role }) })
    .map(({ o, body }) => ({
      line: `POST /users?o=${o}`,
      body,
    })),
  fc
    .record({ o: org, who: id, body: fc.record({ email, firstname: name, role }, { requiredKeys: [] }) })
    .map(({ o, who, body }) => ({ line: `PUT /users/${who}?o=${o}`, body })),
  fc.record({ o: org, who: id }).map(({ o, who }) => ({ line: `DELETE /users/${who}?o=${o}` })),
  fc.record({ o: org, who: id }).map(({ o, who }) => ({ line: `GET /users/${who}?o=${o}` })),
  org.map((o) => ({ line: `GET /users?o=${o}&limit=3` })),
  fc.constantFrom({ line: "ACCEPT pending" }, { line: "WAIT 8d" }),
);

const knobs = fc.record({
  furtherOrganization: fc.constantFrom("same-person", "same-person-renamed", "new-person"),
  expiredInvitation: fc.constantFrom("stays", "vanishes"),
  putOmitted: fc.constantFrom("reset", "keep", "refuse"),
  knownPersonJoins: fc.constantFrom("pending", "active"),
} as const);

const seed = {
  organizations: [
    { id: 1, name: "One" },
    { id: 2, name: "Two" },
  ],
  users: [
    { id: 101, email: "root@example.com", role: "admin", org: 1 },
    { email: "root@example.com", role: "admin", org: 2 },
    { id: 102, email: "bob@example.com", role: "viewer", org: 2 },
  ],
};

function checkWorld(control: Control): void {
  const people = control.people();
  const ids = people.map((person) => person.id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  for (const organization of ORGANIZATIONS) {
    const members = control.people({ org: organization });
    const folded = members.map((person) => person.email.toLowerCase());
    expect(new Set(folded).size).toBe(folded.length);
    const memberships = members.map((person) => person.memberships.find((one) => one.org === organization));
    expect(
      memberships.filter((one) => one?.role === "admin" && one.status === "active").length,
    ).toBeGreaterThan(0);
  }
  expect(people.every((person) => person.memberships.length > 0)).toBe(true);
}

test("no order of operations breaks what always holds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), knobs, async (steps, turned) => {
      const simulator = await start({ seed, knobs: turned });
      try {
        const { control } = simulator;
        const answers: Answer[] = [];
        const used = new Set<number>(control.people().map((person) => person.id));
        for (const { line, body } of steps) {
          if (line === "WAIT 8d") control.clock({ advance: "8d" });
          else if (line === "ACCEPT pending") acceptEverybody(control);
          else {
            const before = JSON.stringify(control.people());
            const answer = await call(simulator, line, { body });
            answers.push(answer);
            if (answer.status === 201 && turned.furtherOrganization === "new-person") {
              // An id is never given twice, not even after its person is gone.
              expect(used.has(answer.body.id)).toBe(false);
              used.add(answer.body.id);
            }
            const changed = JSON.stringify(control.people()) !== before;
            expect(control.log().at(-1)?.effect ?? false).toBe(
              changed || (answer.status === 200 && /^PUT/.test(line)),
            );
          }
          checkWorld(control);
        }
        expect(control.log().map(({ status }) => status)).toEqual(answers.map(({ status }) => status));
        expect(control.log().map(({ seq }) => seq)).toEqual(answers.map((_answer, index) => index + 1));
        const sent = control.log({ operation: "invite-user", status: 201 }).length;
        if (turned.knownPersonJoins === "pending") expect(control.invitations()).toHaveLength(sent);
        expect(control.unexpected()).toEqual([]);
      } finally {
        await simulator.close();
      }
    }),
    // A failure is shrunk for a while only: the test must end on a slow machine too.
    { numRuns: 40, interruptAfterTimeLimit: 3000 },
  );
});

function acceptEverybody(control: Control): void {
  for (const { id: who, memberships } of control.people()) {
    for (const { org: organization, status, expired } of memberships)
      if (status === "pending" && !expired) control.accept({ who, org: organization });
  }
}
