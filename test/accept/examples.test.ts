// Every example, as it stands in the documentation: validated, planned, applied to the simulator, planned again
// without a change, destroyed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/start";
import { openTerraform } from "../support/terraform";

const EXAMPLES = join(__dirname, "..", "..", "examples");
const read = (path: string) => readFileSync(join(EXAMPLES, path), "utf8");
const apiKey = process.env.AUTOMOX_API_KEY ?? "";

const MEMBERS = [
  { id: 101, email: "alice@example.com", firstname: "Alice", lastname: "Smith", role: "admin" },
  { id: 102, email: "bob@example.com", firstname: "Bob", lastname: "Jones", role: "operator" },
];

let simulator: Simulator;
beforeEach(async () => {
  const keys = [{ key: apiKey, userEmail: "alice@example.com" }];
  simulator = await startSimulator({ seed: { users: MEMBERS, keys } });
});
afterEach(() => simulator.close());

const members = () => simulator.control.people().map(({ email }) => email);
const mailed = () => simulator.control.invitations().map(({ email }) => email);

interface Row {
  readonly folder: string;
  /** By the name they get in the working directory; `terraform.tf` takes the place of the harness's own. */
  readonly files: Readonly<Record<string, string>>;
  readonly invites: readonly string[];
  /** The configuration gives key and address, so the environment must not. */
  readonly namesKey?: boolean;
}

const rows: readonly Row[] = [
  {
    folder: "provider",
    files: {
      "terraform.tf": "provider/provider.tf",
      "self.tf": "data-sources/automox_self/data-source.tf",
    },
    invites: [],
  },
  {
    folder: "provider-settings",
    files: { "terraform.tf": "provider-settings/main.tf" },
    invites: [],
    namesKey: true,
  },
  {
    folder: "resources/automox_user",
    files: { "main.tf": "resources/automox_user/resource.tf" },
    invites: ["ada@example.com", "barbara@example.com", "donald@example.com", "grace@example.com"],
  },
  ...readdirSync(join(EXAMPLES, "data-sources")).map((type) => ({
    folder: `data-sources/${type}`,
    files: { "main.tf": `data-sources/${type}/data-source.tf` },
    invites: [],
  })),
];

test("every folder of examples is run", () => {
  const folders = ["provider", "provider-settings"].concat(
    ["resources", "data-sources"].flatMap((kind) =>
      readdirSync(join(EXAMPLES, kind)).map((type) => `${kind}/${type}`),
    ),
  );
  expect(rows.map(({ folder }) => folder).sort()).toEqual(folders.sort());
  const others = readdirSync(EXAMPLES).filter((name) => !folders.some((folder) => folder.startsWith(name)));
  expect(others).toEqual([]);
});

test.each(rows)(
  "$folder: applied, it plans empty; destroyed, nothing is left",
  async ({ files, invites, namesKey = false }) => {
    const tf = await openTerraform({
      env: namesKey
        ? { AUTOMOX_API_KEY: undefined, AUTOMOX_BASE_URL: undefined }
        : { AUTOMOX_BASE_URL: simulator.url },
    });
    const how = namesKey ? { vars: { automox_api_key: apiKey, automox_base_url: simulator.url } } : {};
    // The example waits for her.
    simulator.control.hook({
      match: { operation: "invite-user", body: "grace@" },
      when: "after",
      run: { do: "accept", who: "grace@example.com" },
    });
    await tf.write(Object.fromEntries(Object.entries(files).map(([name, path]) => [name, read(path)])));
    await tf.run(["fmt", "-check", "-diff"]);
    await tf.validate();
    const plan = await tf.plan(how);
    expect(plan.isEmpty).toBe(false);
    // A saved plan holds no ephemeral value: the key is given again.
    const { warnings } = await tf.applyPlan(
      plan,
      namesKey ? { args: [`-var=automox_api_key=${apiKey}`] } : {},
    );
    expect(warnings).toEqual([]);
    expect(mailed().sort()).toEqual([...invites]);
    await tf.expectEmptyPlan(how);
    await tf.destroy(how);
    expect(members()).toEqual(["alice@example.com", "bob@example.com"]);
    expect(simulator.control.unexpected()).toEqual([]);
  },
);

describe("importing as the examples say takes over who is there, without a mail", () => {
  const ADA = { id: 202, email: "ada@example.com", firstname: "Ada", lastname: "Archer", role: "operator" };
  const configuration = read("resources/automox_user/resource.tf");
  const target = { target: ["automox_user.ada"] };
  const commands = [
    ...read("resources/automox_user/import.sh").matchAll(/^terraform import (\S+) (\S+)$/gm),
  ].map(([, address = "", id = ""]) => ({ address, id }));

  beforeEach(() => void simulator.control.addByHand(ADA));

  async function open(files: Readonly<Record<string, string>>) {
    const tf = await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url } });
    await tf.write(files);
    return tf;
  }

  test("there is a command for every form", () => expect(commands).toHaveLength(4));

  test.each(commands)("terraform import $address $id", async (command) => {
    const tf = await open({ "main.tf": configuration });
    await tf.importResource(command);
    await tf.expectEmptyPlan(target);
    expect(mailed()).toEqual([]);
  });

  test("an import block", async () => {
    const tf = await open({
      "main.tf": configuration,
      "import.tf": read("resources/automox_user/import-by-string-id.tf"),
    });
    await tf.run(["fmt", "-check", "-diff"]);
    const plan = await tf.plan(target);
    expect((await plan.json()).resource_changes).toMatchObject([
      {
        address: "automox_user.ada",
        change: { actions: ["no-op"], importing: { id: "12345/ada@example.com" } },
      },
    ]);
    await tf.applyPlan(plan);
    await tf.expectEmptyPlan(target);
    expect(mailed()).toEqual([]);
  });
});
