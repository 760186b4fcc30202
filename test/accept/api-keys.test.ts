// A leaver with keys in two organizations under real Terraform: one membership deletes its key, the person disables theirs, a call
// that fails once stops the removal once, and the owner of the run's own key keeps theirs.

import { CONTRACTS, type Contract } from "../support/contracts";
import { block, person } from "../support/hcl";
import { ALICE, BOB, codes, ORG, openScene } from "../support/scene";

const EUROPE = 777;
const ADA = { id: 300, email: "ada@example.com", firstname: "Ada", lastname: "Example", role: "viewer" };
const SECRET = "text-of-a-key";
const GUARDS = { guards: { own_user: "off", last_admin: "warn" } };

const alice = { first_name: "Alice", last_name: "Smith", role: "admin", on_existing: "adopt" };
const OWNER = person("alice", { ...alice, on_destroy_api_keys: "delete" });
const USER = person("ada", { on_existing: "adopt", on_destroy_api_keys: "disable" });
const MEMBERSHIP = block(["resource", "automox_org_membership", "ada"], {
  org_id: EUROPE,
  email: ADA.email,
  role: "viewer",
  on_existing: "adopt",
  on_destroy_api_keys: "delete",
});

async function open(contract: Contract) {
  const scene = await openScene({
    contract,
    seed: {
      organizations: [
        { id: ORG, name: "Acme Corp" },
        { id: EUROPE, name: "Europe" },
      ],
      users: [ALICE, BOB, ADA].flatMap((each) => [each, { ...each, org: EUROPE }]),
      keys: [
        { key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email, name: "run" },
        { key: `${SECRET}-1`, userId: ADA.id, org: ORG, name: "ci" },
        { key: `${SECRET}-2`, userId: ADA.id, org: EUROPE, name: "eu" },
        { key: `${SECRET}-3`, userEmail: ALICE.email, org: ORG, name: "own" },
      ],
    },
  });
  const { tf, control } = scene;
  return {
    ...scene,
    keys: () => control.apiKeys().map(({ name, isEnabled }) => `${name} ${isEnabled ? "on" : "off"}`),
    whereIs: (email: string) =>
      control
        .people()
        .filter((each) => each.email === email)
        .flatMap(({ memberships }) => memberships.map(({ org }) => org)),
    write: (...resources: string[]) =>
      tf.write({
        "provider.tf": scene.provider({ org_id: ORG, ...GUARDS }),
        "main.tf": resources.join("\n"),
      }),
    /** What the plan says of a removal, without a word of any key's text. */
    async planned() {
      const plan = await tf.plan();
      expect(JSON.stringify(plan.diagnostics)).not.toContain(SECRET);
      return { plan, told: plan.warnings.find((each) => codes([each])[0] === "user/removal")?.detail };
    },
  };
}

test.each(Object.values(CONTRACTS))("in the $name contract", async (contract) => {
  const { tf, control, writes, request, keys, whereIs, write, planned } = await open(contract);
  const isAccount = contract.name === "account";
  const owner = isAccount ? [] : [OWNER];

  await write(...owner, USER, MEMBERSHIP);
  await tf.apply();
  expect(writes()).toEqual([]);

  await write(...owner, USER);
  const membership = await planned();
  expect(membership.told).toContain(
    `these API keys of theirs are deleted: in organization ${EUROPE} "eu" (3)`,
  );
  await tf.applyPlan(membership.plan);
  expect(keys()).toEqual(["run on", "ci on", "own on"]);
  expect(whereIs(ADA.email)).toEqual([ORG]);
  const [first, ...others] = writes();
  expect([first, others.length]).toEqual([`DELETE /users/${ADA.id}/api_keys/3`, 1]);
  await tf.expectEmptyPlan();

  await write(...owner);
  const leaver = await planned();
  expect(leaver.told).toContain(`these API keys of theirs are disabled: in organization ${ORG} "ci" (2)`);
  control.fault({
    match: { operation: "update-api-key", times: 1 },
    effect: { kind: "answer", status: 403 },
  });
  const failed = await tf.applyPlan(leaver.plan, { expect: "failure" });
  expect(codes(failed.errors)).toEqual(["user/api-keys"]);
  expect([keys(), whereIs(ADA.email)]).toEqual([["run on", "ci on", "own on"], [ORG]]);
  const there = control.person({ who: ADA.email });
  writes();
  await tf.apply();
  expect([keys(), whereIs(ADA.email)]).toEqual([["run on", "ci off", "own on"], []]);
  expect(writes()).toEqual([
    `PUT /users/${ADA.id}/api_keys/2`,
    isAccount ? expect.stringContaining(there.uuid) : request.remove(there),
  ]);
  await tf.expectEmptyPlan();

  if (isAccount) return;
  await write();
  const self = await planned();
  expect(self.told).toContain("The key of this run is theirs, so none of their API keys is touched");
  await tf.applyPlan(self.plan);
  expect(keys()).toEqual(["run on", "ci off", "own on"]);
  expect(whereIs(ALICE.email)).toEqual([EUROPE]);
  expect(writes()).toEqual([`DELETE /users/${ALICE.id}`]);
});
