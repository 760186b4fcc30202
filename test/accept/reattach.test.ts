// Reattach mode: one process that a developer started serves every command and every alias, and keeps them apart.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expression, person, provider } from "../support/hcl";
import { reattachValue } from "../support/kept-provider";
import { ALICE, ORG, openScene } from "../support/scene";

const OTHER_ORG = 54321;
let child: ChildProcess | undefined;
afterEach(() => void child?.kill("SIGKILL"));

test("two aliases share a process that was started with --debug, and stay apart", async () => {
  const key = process.env.AUTOMOX_API_KEY ?? "";
  const { tf, simulator, control, requests } = await openScene({
    seed: {
      organizations: [
        { id: ORG, name: "Acme Corp" },
        { id: OTHER_ORG, name: "Acme Labs" },
      ],
      users: [ALICE, { ...ALICE, org: OTHER_ORG }],
      keys: [
        { key, userEmail: "alice@example.com", org: ORG },
        { key: "key-of-the-labs", userEmail: "alice@example.com", org: OTHER_ORG },
      ],
    },
  });
  const started = spawn(process.execPath, [resolve("dist", "provider.cjs"), "--debug"], {
    // The provider reads its own environment, not Terraform's.
    env: { PATH: process.env.PATH, AUTOMOX_API_KEY: key, AUTOMOX_BASE_URL: simulator.url },
    stdio: ["ignore", "pipe", "ignore"],
  });
  child = started;
  const env = { TF_REATTACH_PROVIDERS: await reattachValue(started), AUTOMOX_API_KEY: undefined };

  const same = { email: "ada@example.com", first_name: "Ada" };
  await tf.write(
    [
      provider({}),
      provider({ alias: "labs", api_key: "key-of-the-labs" }),
      person("here", { ...same, role: "admin" }),
      person("there", { ...same, role: "viewer", provider: expression("automox.labs") }),
    ].join("\n"),
  );
  await tf.apply({ env });
  await tf.expectEmptyPlan({ env });
  const { memberships } = control.person({ who: "ada@example.com" });
  expect(new Map(memberships.map(({ org, role }) => [org, role]))).toEqual(
    new Map([
      [ORG, "admin"],
      [OTHER_ORG, "viewer"],
    ]),
  );
  const pairs = new Set(requests().flatMap((each) => (each.query.o ? [`${each.key} ${each.query.o}`] : [])));
  expect(pairs).toEqual(new Set([`key-1 ${ORG}`, `key-2 ${OTHER_ORG}`]));

  expect(started.exitCode).toBeNull();
  const ended = once(started, "exit");
  started.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});
