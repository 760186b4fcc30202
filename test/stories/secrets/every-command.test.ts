// No command lets a secret out: wherever it was put by mistake, and in whatever spelling Automox says it back.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../../src/access/commands/all";
import { type Simulator, startSimulator } from "../../../src/simulator/start";
import { create, planJson } from "../../support/access/plan-builder";
import { stateFile } from "../../support/access/state-file";
import { access, NOW } from "../../support/access-io";
import { folderForEach } from "../../support/scratch-folder";
import { echoesOf, KEY, leaksOf, refusalWith, STRAY, TOKEN } from "../../support/secrets";

const ECHOES = echoesOf(KEY, TOKEN);
const ACCOUNT = "5f0c1f4e-8f5e-4f7a-9c43-0d2b8f6f2a11";

const LIVE = ["--plan", "plan.json", "--live"];
const files = (...formats: string[]) => formats.flatMap((format) => ["--format", `${format}=out.${format}`]);

/** Every command, in all its formats. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  review: [
    ...LIVE,
    ...files("md", "html", "json", "annotations", "summary", "gitlab", "sarif", "junit"),
    "--format",
    "table",
  ],
  guard: LIVE,
  drift: ["--state", "state.json", ...files("json", "md"), "--format", "table"],
  export: [...files("csv", "json", "jsonl", "html"), "--manifest", "out.manifest"],
  matrix: ["--state", "state.json", "--out", "out.html"],
  reconcile: ["--file", "people.csv", ...files("json", "md"), "--format", "table"],
  stale: ["--days", "90", "--logins", "people.csv", ...files("json", "md"), "--format", "table"],
  keys: [...files("json", "md"), "--format", "table"],
  adopt: ["--as", "data", "--out", "out"],
  doctor: [...files("json"), "--format", "table"],
  schema: ["access-review-v1"],
};

interface Place {
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  readonly isEcho?: boolean;
}

const PLACES: Readonly<Record<string, Place>> = {
  AUTOMOX_API_KEY: { env: { AUTOMOX_API_KEY: STRAY } },
  AUTOMOX_SCIM_TOKEN: {},
  AUTOMOX_ORG_ID: { env: { AUTOMOX_ORG_ID: STRAY } },
  AUTOMOX_ACCOUNT_UUID: { env: { AUTOMOX_ACCOUNT_UUID: STRAY }, options: ["--contract", "account"] },
  AUTOMOX_BASE_URL: { env: { AUTOMOX_BASE_URL: STRAY } },
  "AUTOMOX_BASE_URL, after its scheme": { env: { AUTOMOX_BASE_URL: `http://${STRAY}/api` } },
  AUTOMOX_SCIM_URL: { env: { AUTOMOX_SCIM_URL: STRAY } },
  "--org": { options: ["--org", STRAY] },
  "--account-id": { options: ["--account-id", STRAY] },
  "--base-url": { options: ["--base-url", STRAY] },
  "an answer's values": {},
  "an answer that refuses": { isEcho: true },
};

const cwd = folderForEach();
let simulator: Simulator;
beforeEach(async () => {
  const people = ECHOES.map((lastname, at) => ({
    id: 300 + at,
    email: `ada${at}@example.com`,
    firstname: "Ada",
    lastname,
    role: "viewer",
  }));
  simulator = await startSimulator({
    now: NOW,
    seed: {
      account: { id: ACCOUNT },
      organizations: [{ id: 12345, name: `Acme ${KEY}` }],
      users: [{ id: 101, email: "alice@example.com", role: "admin", accountRole: "global-admin" }, ...people],
      keys: [{ key: KEY, userId: 101, name: `of ${ECHOES[1]}` }],
    } as never,
  });
  const echoed = ECHOES.map((last_name, at) => ({
    id: `12345/ada${at}@example.com`,
    email: `ada${at}@example.com`,
    org_id: 12345,
    role: "admin",
    status: "active",
    first_name: "Ada",
    last_name,
  }));
  const plan = planJson(echoed.map((after, at) => create(after, { address: `automox_user.a${at}`, after })));
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan));
  writeFileSync(
    join(cwd, "state.json"),
    stateFile(Object.fromEntries(echoed.map((one, at) => [`a${at}`, one])) as never),
  );
  const rows = ECHOES.map(
    (name, at) => `other${at}@example.com,Ada,"${name.replaceAll('"', '""')}",2020-01-01`,
  );
  writeFileSync(join(cwd, "people.csv"), ["Email,First Name,Last Name,Last Login", ...rows].join("\n"));
});
afterEach(() => simulator.close());

const BEFORE = ["plan.json", "state.json", "people.csv"];
const written = () =>
  readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !BEFORE.includes(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8"));

test("every command there is runs here", () => {
  expect(Object.keys(RUNS)).toEqual(COMMANDS.map(({ name }) => name));
});

describe.each(Object.entries(RUNS))("%s", (command, argv) => {
  test.each(Object.entries(PLACES))(
    "lets no secret out with one in %s",
    async (_place, { env, options, isEcho }) => {
      if (isEcho) simulator.control.fault(refusalWith(ECHOES));
      const liveOptions = command === "schema" ? [] : (options ?? []);
      const { stdout, stderr } = await access([command, ...argv, ...liveOptions], {
        cwd,
        env: {
          HOME: cwd,
          PATH: cwd,
          AUTOMOX_API_KEY: KEY,
          AUTOMOX_SCIM_TOKEN: TOKEN,
          AUTOMOX_BASE_URL: simulator.url,
          ...env,
        },
      });
      const everything = [stdout, stderr, ...written()].join("\n");
      expect(leaksOf(everything, KEY, TOKEN, STRAY)).toEqual([]);
      expect(everything).not.toBe("");
    },
  );
});
