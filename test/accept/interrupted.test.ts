// A run that breaks off after the invitation went out: nobody is lost, nobody is invited twice, and the next run
// finishes.
import type { FaultRule } from "../../src/simulator/world/faults";
import { childrenOf, ended } from "../support/child-processes";
import { person } from "../support/hcl";
import { codes, openScene, type Scene } from "../support/scene";

const ADA = "ada@example.com";
/** Takes a request of its own after the invitation. */
const CONFIGURATION = person("ada", { role: "operator", prefs_json: '{"size":1}' });
const INVITATION = { operation: "invite-user" };

/** The person is in the state, as configured and not tainted, was invited once, and nothing is left to do. */
async function expectSettled({ tf, control, mails }: Scene): Promise<void> {
  expect(mails(ADA)).toBe(1);
  const { id, prefs } = control.person({ who: ADA });
  expect(prefs).toEqual({ size: 1 });
  expect(await tf.instances()).toMatchObject([
    {
      address: "automox_user.ada",
      isTainted: false,
      isDeposed: false,
      attributes: { user_id: id, email: ADA },
    },
  ]);
  await tf.expectEmptyPlan();
}

const posts = ({ control }: Scene) => control.log({ operation: "invite-user" }).length;

test("every later request breaks down: the apply succeeds with a warning, the next one repairs", async () => {
  const scene = await openScene();
  const { tf, control } = scene;
  await tf.write(CONFIGURATION);
  const fault: FaultRule = { match: {}, effect: { kind: "answer", status: 500, body: {} } };
  control.hook({ match: INVITATION, when: "after", run: () => control.fault(fault) });
  const { warnings } = await tf.apply();
  const told = warnings.find(({ detail }) =>
    detail.includes("exists and is in the state as planned, not tainted"),
  );
  expect(told).toMatchObject({ address: "automox_user.ada" });
  expect(await tf.attributes("automox_user.ada")).toMatchObject({ email: ADA, status: "pending" });

  control.clearFaults();
  const repair = await tf.apply();
  expect(repair.changes).toEqual({ "automox_user.ada": "update" });
  expect(posts(scene)).toBe(1);
  await expectSettled(scene);
});

test("the answer to the invitation is lost: the person is looked up, and the apply goes on", async () => {
  const scene = await openScene();
  const { tf, control } = scene;
  await tf.write(CONFIGURATION);
  control.fault({ match: { ...INVITATION, nth: 1 }, effect: { kind: "close-after-effect" } });
  await tf.apply();
  expect(posts(scene)).toBe(1);
  await expectSettled(scene);
});

test("an answer that is lost while lists lag ends in an error, and the next run finds the person", async () => {
  const scene = await openScene({ knobs: { listLagMs: 3_600_000 } });
  const { tf, control, mails } = scene;
  await tf.write(CONFIGURATION);
  control.fault({ match: { ...INVITATION, nth: 1 }, effect: { kind: "close-after-effect" } });
  const { errors } = await tf.apply({ expect: "failure" });
  expect(errors).toMatchObject([
    {
      summary: `Cannot tell whether ${ADA} was invited`,
      detail: expect.stringMatching(
        /^POST \/users: the connection was closed before the answer, .* The invitation was not repeated.*Apply again: .*\[user\/invitation-unknown\]$/s,
      ),
    },
  ]);
  expect(await tf.instances()).toEqual([]);
  expect(mails(ADA)).toBe(1);
  control.clock({ advance: "2h" });
  await tf.apply();
  expect(posts(scene)).toBe(1);
  await expectSettled(scene);
});

const moments = [
  ["before its answer", "after", INVITATION],
  ["before the next step", "before", { operation: "update-user" }],
] as const;

test.each(moments)(
  "Terraform killed after the invitation, %s: its plugin ends, the next run finishes",
  async (_name, when, match) => {
    const scene = await openScene();
    const { tf, control } = scene;
    await tf.write(CONFIGURATION);
    const run = tf.start("apply");
    let plugins: readonly number[] = [];
    const held = new Promise<void>((release) => {
      control.hook({
        match: { ...match, nth: 1 },
        when,
        run: async () => {
          plugins = await childrenOf(run.pid);
          run.kill("SIGKILL");
          await run.outcome;
          release();
          await ended(plugins); // nobody reads the answer
        },
      });
    });
    await Promise.race([held, run.outcome]);
    expect((await run.outcome).signal).toBe("SIGKILL");
    expect(plugins).toHaveLength(1);
    await ended(plugins);
    expect(scene.mails(ADA)).toBe(1);

    await tf.apply();
    expect(posts(scene)).toBe(1);
    await expectSettled(scene);
  },
);

test("Ctrl-C while invitations are under way: each says what is not known, and the next run sends only what is missing", async () => {
  const names = ["ada", "bert", "cleo", "dora"];
  const { tf, control, mails } = await openScene();
  await tf.write(names.map((name) => person(name)).join("\n"));
  const run = tf.start("apply");
  control.hook({
    match: { ...INVITATION, nth: 2 },
    when: "after",
    run: async () => {
      run.kill("SIGINT");
      await run.outcome; // the answer comes too late
    },
  });
  const { ok, errors } = await run.outcome;
  expect(ok).toBe(false);
  const halted = codes(errors).filter((code) => code !== undefined);
  expect(halted.length).toBeGreaterThan(0);
  for (const code of halted) expect(["user/invitation-unknown", "automox/cancelled"]).toContain(code);
  expect(errors.find(({ detail }) => detail.includes("[user/invitation-unknown]"))?.detail).toMatch(
    /^POST \/users: .*the look for the person failed too \(GET \/users: .*\)\. The invitation was not repeated/,
  );

  await tf.apply();
  for (const name of names) expect([name, mails(`${name}@example.com`)]).toEqual([name, 1]);
  await tf.expectEmptyPlan();
});
