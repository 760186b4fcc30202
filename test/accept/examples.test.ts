// Every example, as it stands in the documentation: validated, planned, applied to the simulator, planned again
// without a change, destroyed.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Simulator, startSimulator } from "../../src/simulator/start";
import { DEFAULT_SCIM_TOKEN } from "../../src/simulator/world/seed";
import { differs } from "../support/by-version";
import { blocksFor } from "../support/page-blocks";
import { openTerraform } from "../support/terraform";

const EXAMPLES = join(__dirname, "..", "..", "examples");
const read = (path: string) => readFileSync(join(EXAMPLES, path), "utf8");
const apiKey = process.env.AUTOMOX_API_KEY ?? "";

const ORGANIZATIONS = [
  { id: 12345, name: "Acme Corp" },
  { id: 23456, name: "Acme Europe" },
];
const ALICE = {
  email: "alice@example.com",
  firstname: "Alice",
  lastname: "Smith",
  role: "admin",
  accountRole: "global-admin",
};
const MEMBERS = [
  { ...ALICE, id: 101, org: 12345 },
  { ...ALICE, org: 23456 },
  { id: 102, email: "bob@example.com", firstname: "Bob", lastname: "Jones", role: "operator", org: 12345 },
];

/** For examples without a provider block: they are about one resource, and destroyed at once as no organization would be. */
const SETTINGS = `provider "automox" {
  org_id = 12345

  scim = {
    token = "${DEFAULT_SCIM_TOKEN}"
  }

  guards = {
    max_removals          = 10
    operator_without_zone = "off"
  }
}
`;

let simulator: Simulator;
beforeEach(async () => {
  const keys = [{ key: apiKey, userEmail: "alice@example.com" }];
  simulator = await startSimulator({ seed: { organizations: ORGANIZATIONS, users: MEMBERS, keys } });
});
afterEach(() => simulator.close());

const members = () => simulator.control.people().map(({ email, memberships }) => [email, memberships.length]);
const mailed = () => simulator.control.invitations().map(({ email }) => email);

interface Row {
  readonly name: string;
  /** Example files by the name they get in the working directory; `terraform.tf` takes the place of the harness's own. */
  readonly files: Readonly<Record<string, string>>;
  readonly invites: readonly string[];
  /** The configuration gives key and address, so the environment must not. */
  readonly namesKey?: boolean;
}

const each = (folder: string, file: string) =>
  Object.fromEntries(
    readdirSync(join(EXAMPLES, folder)).map((name) => [`${name}.tf`, `${folder}/${name}/${file}`]),
  );

const rows: readonly Row[] = [
  {
    name: "the provider block, every data source and every function",
    files: {
      "terraform.tf": "provider/provider.tf",
      ...each("data-sources", "data-source.tf"),
      ...each("functions", "function.tf"),
    },
    invites: [],
  },
  {
    name: "every setting of the provider",
    files: { "terraform.tf": "provider-settings/main.tf" },
    invites: [],
    namesKey: true,
  },
  {
    name: "automox_user",
    files: { "main.tf": "resources/automox_user/resource.tf" },
    invites: ["ada@example.com", "barbara@example.com", "donald@example.com", "grace@example.com"],
  },
  {
    name: "the account contract",
    files: {
      "terraform.tf": "provider-settings/account-contract.tf",
      "main.tf": "resources/automox_user/account-contract.tf",
    },
    invites: ["grace@example.com", "lin@example.com"],
  },
  {
    name: "automox_org_membership",
    files: { "main.tf": "resources/automox_org_membership/resource.tf" },
    invites: ["ada@example.com", "ada@example.com", "grace@example.com"],
  },
];

test("every configuration among the examples is run", () => {
  const present = readdirSync(EXAMPLES, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith(".tf"))
    .map(({ parentPath, name }) => relative(EXAMPLES, join(parentPath, name)))
    // Runs with its workflows: test/long/gitops-hcl.test.ts. Actions need a newer Terraform:
    // test/modern/actions.test.ts; terraform-test names its people in its own tests: terraform-test.test.ts.
    .filter((file) => !/^(gitops-hcl|actions|terraform-test)\//.test(file));
  const run = rows.flatMap(({ files }) => Object.values(files));
  const imports = readdirSync(join(EXAMPLES, "resources")).map(
    (type) => `resources/${type}/import-by-string-id.tf`,
  );
  expect(present.sort()).toEqual([...run, ...imports].sort());
});

test("what the generated pages show are these examples, each where its kind is tested", () => {
  const kind = (language: string, paths: readonly string[]) => paths.map((path) => [language, read(path)]);
  const imports = (file: string) =>
    readdirSync(join(EXAMPLES, "resources")).map((type) => `resources/${type}/${file}`);
  const tested = [
    ...kind(
      "terraform",
      rows.flatMap(({ files }) => Object.values(files)),
    ),
    ...kind("terraform", imports("import-by-string-id.tf")),
    ...kind("shell", imports("import.sh")),
  ];
  for (const { language, code } of blocksFor("examples"))
    expect(tested).toContainEqual([language, `${code}\n`]);
});

test.each(rows)(
  "$name: applied, it plans empty; destroyed, nothing is left",
  async ({ files, invites, namesKey = false }) => {
    // The run's own key: that an ephemeral variable is written nowhere is what the search at the end of a run proves.
    const named = { TF_VAR_automox_api_key: apiKey, TF_VAR_automox_base_url: simulator.url };
    const tf = await openTerraform({
      env: namesKey
        ? { ...named, TF_VAR_automox_scim_token: DEFAULT_SCIM_TOKEN, AUTOMOX_API_KEY: undefined }
        : { AUTOMOX_BASE_URL: simulator.url },
      provider: "kept",
    });
    // The example waits for her.
    simulator.control.hook({
      match: { operation: "invite-user", body: "grace@" },
      when: "after",
      run: { do: "accept", who: "grace@example.com" },
    });
    const known = (text: string) =>
      differs("ephemeral variables")
        ? text.replaceAll(/^ *(?:ephemeral += true|required_version = ">= 1.10")\n/gm, "")
        : text;
    const texts = Object.entries(files).map(([name, path]) => [name, known(read(path))]);
    const isAlone = texts.every(([, text]) => !text?.includes('provider "automox"'));
    await tf.write({ ...Object.fromEntries(texts), ...(isAlone && { "settings.tf": SETTINGS }) });
    await tf.run(["fmt", "-check", "-diff"]);
    await tf.validate();
    const plan = await tf.plan();
    expect(plan.isEmpty).toBe(false);
    const { warnings } = await tf.applyPlan(plan);
    expect(warnings).toEqual([]);
    expect(mailed().sort()).toEqual([...invites]);
    await tf.expectEmptyPlan();
    await tf.destroy();
    expect(members()).toEqual([
      ["alice@example.com", 2],
      ["bob@example.com", 1],
    ]);
    expect(simulator.control.unexpected()).toEqual([]);
  },
);

describe.each([
  { type: "automox_user", name: "ada", org: 12345, role: "operator" },
  { type: "automox_org_membership", name: "ada_in_europe", org: 23456, role: "viewer" },
])(
  "importing $type as its examples say takes over who is there, without a mail",
  ({ type, name, org, role }) => {
    const configuration = read(`resources/${type}/resource.tf`);
    const how = { target: [`${type}.${name}`] };
    const lines = read(`resources/${type}/import.sh`)
      .split("\n")
      .filter((line) => !/^(#|$)/.test(line));
    const commands = lines.map((line) => {
      const [, address = "", id = ""] = /^terraform import (\S+) (\S+)$/.exec(line) ?? [];
      return { address, id };
    });
    const ada = { id: 202, email: "ada@example.com", firstname: "Ada", lastname: "Archer" };

    beforeEach(() => void simulator.control.addByHand({ ...ada, org, role }));

    async function open(files: Readonly<Record<string, string>>) {
      const tf = await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url }, provider: "kept" });
      await tf.write({ ...files, "settings.tf": SETTINGS });
      return tf;
    }

    test("there are commands", () => expect(commands.length).toBeGreaterThan(1));

    test.each(commands)("terraform import $address $id", async (command) => {
      const tf = await open({ "main.tf": configuration });
      await tf.importResource(command);
      const plan = await tf.plan(how);
      expect(plan.changes[command.address]).toBeUndefined();
      expect(mailed()).toEqual([]);
    });

    test("an import block", async () => {
      const block = read(`resources/${type}/import-by-string-id.tf`);
      const tf = await open({ "main.tf": configuration, "import.tf": block });
      await tf.run(["fmt", "-check", "-diff"]);
      const plan = await tf.plan({ target: [`${type}.${name}`] });
      const changes = (await plan.json()).resource_changes ?? [];
      expect(changes.find(({ address }) => address === `${type}.${name}`)?.change).toMatchObject({
        actions: ["no-op"],
        importing: { id: `${org}/ada@example.com` },
      });
    });
  },
);
