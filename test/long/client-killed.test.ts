// Terraform is killed while answers are on their way to it and an invitation waits out a 429. The only times that any test
// asserts are here: what a plugin of a dead run may still do, somebody else's run meets.
import { setTimeout as pause } from "node:timers/promises";
import { childrenOf, runningOf } from "../support/child-processes";
import { CONTRACTS } from "../support/contracts";
import { person } from "../support/hcl";
import { openScene } from "../support/scene";

const KILLS = 40;
const LAST_REQUEST_MS = 1_000;
const LAST_SIGN_MS = 2_000;

const names = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index}`);

test.each(
  Array.from({ length: KILLS }, (_, index) => [index + 1, index % 2 ? "account" : "organization"] as const),
)(
  "kill %i: nothing is sent after a second, no process is left after two (%s contract)",
  async (nth, name) => {
    const contract = CONTRACTS[name];
    const there = names("there", 30);
    const scene = await openScene({
      contract,
      // Without a log there is no pipe that breaks.
      env: { TF_LOG_PROVIDER: undefined },
      people: there.map((key) => ({
        email: `${key}@example.com`,
        firstname: "F",
        lastname: "L",
        role: "viewer",
      })),
    });
    const { tf, control } = scene;
    await tf.write(
      [...there, ...names("new", 6)]
        .map((key) => person(key, { first_name: "F", last_name: "L" }))
        .join("\n"),
    );

    const run = tf.start("apply", { args: ["-parallelism=30"] });
    let killedAt = Number.POSITIVE_INFINITY;
    let plugins: readonly number[] = [];
    const sentAfter: number[] = [];
    const invitation = { operation: contract.operations.invite, nth: 1 };
    control.fault({ match: invitation, effect: { kind: "rate-limited", retryAfter: 8 } });
    const killed = new Promise<void>((done) => {
      const kill = async () => {
        plugins = await childrenOf(run.pid);
        // At another moment each time.
        await pause((nth * 37) % 61);
        run.kill("SIGKILL");
        killedAt = performance.now();
        done();
      };
      control.hook({ match: invitation, when: "before", run: () => void kill() });
    });
    const note = () => void (performance.now() > killedAt && sentAfter.push(performance.now() - killedAt));
    control.hook({ match: {}, when: "before", run: note });

    await killed;
    await pause(LAST_SIGN_MS);
    expect(plugins).toHaveLength(1);
    const left = await runningOf(plugins);
    for (const pid of left) process.kill(pid, "SIGKILL");
    expect({ left, late: sentAfter.filter((ms) => ms > LAST_REQUEST_MS) }).toEqual({ left: [], late: [] });
    expect((await run.outcome).signal).toBe("SIGKILL");
  },
);
