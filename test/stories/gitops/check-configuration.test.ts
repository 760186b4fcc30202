// What of a synthesized configuration Terraform never sees: everything that examples/gitops/access.allowed.json does not name.
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { scratchFolder } from "../../support/forge";

const GITOPS = resolve(__dirname, "..", "..", "..", "examples", "gitops");
const ALLOWED = JSON.parse(readFileSync(join(GITOPS, "access.allowed.json"), "utf8"));
const { backend } = ALLOWED.stacks.team;
const automox = { source: "automox-iac/automox", version: "~> 0.1.0" };
const terraform = { backend, required_providers: { automox } };
const user = (more: object = {}) => ({ automox_user: { ada: { email: "ada@example.com", ...more } } });

const template = (inside: string) => ["$", "{", inside, "}"].join("");

const HONEST = {
  "//": { metadata: { backend: "http", stackName: "team", version: "0.21.0" }, outputs: {} },
  terraform,
  provider: { automox: [{ org_id: 12345, guards: { max_removals: template("var.max_removals") } }] },
  variable: { max_removals: { default: 2, type: "number" } },
  locals: { names: "$" + '{[for each in toset([1]) : format ("%s", each) if (each > 0)]}' },
  data: { automox_users: { all: { org_id: 12345 } } },
  resource: user({
    "//": { metadata: { path: "team/ada" } },
    role: "admin",
    lifecycle: { prevent_destroy: true },
  }),
  import: [{ to: "automox_user.ada", id: "12345/7" }],
  removed: { from: "automox_user.bob", lifecycle: { destroy: false } },
  output: { ada: { value: `${template("automox_user.ada.id")} (the first)` } },
};

let folder: string;
beforeEach(async () => {
  folder = await scratchFolder();
});

/** What is in the folder that a job handed on: the stack `team` and whatever `more` does to it. */
function check(configuration: unknown, more: (out: string) => void = () => undefined) {
  const [out, to] = [join(folder, "out"), join(folder, "checked")];
  mkdirSync(join(out, "stacks", "team"), { recursive: true });
  writeFileSync(join(out, "manifest.json"), '{"stacks":{"decoy":{"workingDirectory":"/"}}}');
  const text = typeof configuration === "string" ? configuration : JSON.stringify(configuration);
  writeFileSync(join(out, "stacks", "team", "cdk.tf.json"), text);
  more(out);
  const program = join(GITOPS, "scripts", "check-configuration.mjs");
  const { status, stderr } = spawnSync(process.execPath, [program, out, to], { encoding: "utf8" });
  return { status, refused: stderr.match(/(?<=^Refused: ).*$/gm) ?? [], to, stderr };
}

test("what the list names is taken over, and nothing else", () => {
  const { status, stderr, to } = check(HONEST);
  expect([status, stderr]).toEqual([0, ""]);
  const read = (name: string) => JSON.parse(readFileSync(join(to, name), "utf8"));
  expect(read("stacks/team/cdk.tf.json")).toEqual(HONEST);
  expect(readdirSync(to)).toEqual(["stacks"]);
});

const call = (text: string) => ({ ...HONEST, locals: { x: template(text) } });

test.each<[string, unknown, RegExp]>([
  [
    "a program as a data source",
    { ...HONEST, data: { external: { x: { program: ["id"] } } } },
    /data external: is no type/,
  ],
  [
    "it in a list of lists",
    { ...HONEST, data: [[{ external: [{ x: [{ program: ["id"] }] }] }]] },
    /data external/,
  ],
  [
    "the state of another",
    { ...HONEST, data: { terraform_remote_state: { x: {} } } },
    /terraform_remote_state/,
  ],
  [
    "a resource of another provider",
    { ...HONEST, resource: { null_resource: { x: {} } } },
    /null_resource: is no type/,
  ],
  [
    "a foreign provider",
    { ...HONEST, terraform: { backend, required_providers: { automox, evil: { source: "evil/evil" } } } },
    /provider evil: is/,
  ],
  [
    "a foreign provider of which nothing is said",
    { ...HONEST, terraform: { backend, required_providers: { automox, evil: {} } } },
    /provider evil: is/,
  ],
  [
    "our provider from elsewhere",
    {
      ...HONEST,
      terraform: { backend, required_providers: { automox: { ...automox, source: "evil/automox" } } },
    },
    /provider automox: is/,
  ],
  ["settings of a foreign provider", { ...HONEST, provider: { external: {} } }, /external: is no provider/],
  [
    "another address of Automox",
    { ...HONEST, provider: { automox: { base_url: "https://evil" } } },
    /may not set base_url/,
  ],
  [
    "SCIM",
    { ...HONEST, provider: { automox: [{}, { alias: "x", scim: { url: "https://evil" } }] } },
    /may not set scim/,
  ],
  ["a key", { ...HONEST, provider: { automox: { api_key: "x" } } }, /may not set api_key/],
  [
    "another backend",
    {
      ...HONEST,
      terraform: { ...terraform, backend: { http: { ...backend.http, address: "https://evil" } } },
    },
    /backend: is not what/,
  ],
  [
    "another kind of backend",
    { ...HONEST, terraform: { ...terraform, backend: { local: {} } } },
    /backend: is not what/,
  ],
  ["no backend", { ...HONEST, terraform: { required_providers: { automox } } }, /has no backend/],
  ["a cloud", { ...HONEST, terraform: { ...terraform, cloud: {} } }, /cloud: is not what/],
  ["a module", { ...HONEST, module: { x: { source: "git::https://evil" } } }, /module: is no block/],
  ["an ephemeral resource", { ...HONEST, ephemeral: {} }, /ephemeral: is no block/],
  ["an action", { ...HONEST, action: {} }, /action: is no block/],
  ["a check", { ...HONEST, check: {} }, /check: is no block/],
  ["a block by the name of every object's", '{"terraform":{},"__proto__":{}}', /__proto__: is no block/],
  [
    "a provisioner",
    { ...HONEST, resource: user({ provisioner: [{ "local-exec": { command: "id" } }] }) },
    /a provisioner/,
  ],
  [
    "a connection",
    { ...HONEST, resource: [{ automox_user: [{ ada: [{ connection: {} }] }] }] },
    /a connection/,
  ],
  [
    "a provisioner of what is gone",
    { ...HONEST, removed: [{ from: "x.y", provisioner: [{}] }] },
    /a provisioner/,
  ],
  ["a file of the runner", call('file("/proc/self/environ")'), /calls file/],
  ["it after a blank", call('file ("/etc/passwd")'), /calls file/],
  ["it after a comment", call('file/* lower */("/etc/passwd")'), /a comment or a new line/],
  ["it after a comment that ends a line", call('(file # lower\n("/etc/passwd"))'), /a comment or a new line/],
  ["it inside a text", call(`"${template('file("/etc/passwd")')}"`), /calls file/],
  ["it in a directive", { ...HONEST, locals: { x: '%{ if file("/x") != "" }%{ endif }' } }, /calls file/],
  ["it in a name", { ...HONEST, locals: { x: { [template('file("/x")')]: 1 } } }, /calls file/],
  [
    "it where a block would have a comment",
    { ...HONEST, locals: { x: { "//": template('file("/x")') } } },
    /calls file/,
  ],
  ["it in an output", { ...HONEST, output: { x: { value: template('file("/x")') } } }, /calls file/],
  ["a template of the runner", call('templatefile("/x", {})'), /calls templatefile/],
  ["a function of a provider", call('provider::evil::lower("x")'), /calls provider::evil::lower/],
  ["no object", "[]", /is no configuration/],
  ["no JSON", "{", /is no JSON/],
])("%s is refused", (_name, configuration, reason) => {
  const { status, refused, to } = check(configuration);
  expect([status, refused.join("\n"), existsSync(to)]).toEqual([1, expect.stringMatching(reason), false]);
});

const stack = (out: string, name: string) =>
  cpSync(join(out, "stacks/team"), join(out, name), { recursive: true });

test.each<[string, (out: string) => void]>([
  ["an extra stack", (out) => stack(out, "stacks/extra")],
  ["a folder beside the stacks", (out) => stack(out, "decoy")],
  ["a file beside the configuration", (out) => writeFileSync(join(out, "stacks/team/evil.tf"), "")],
  ["a hidden file", (out) => writeFileSync(join(out, "stacks/team/.terraformrc"), "")],
  ["variables", (out) => writeFileSync(join(out, "stacks/team/terraform.tfvars"), "")],
  ["a link in place of the configuration", (out) => linkTo(out, "stacks/team/cdk.tf.json")],
  ["a link in place of the stack", (out) => linkTo(out, "stacks/team")],
  ["a link in place of the stacks", (out) => linkTo(out, "stacks")],
  ["a folder in place of the configuration", (out) => mkdirSync(join(moved(out, "stacks/team/cdk.tf.json")))],
])("%s ends the run", (_name, more) => {
  const { status, to } = check(HONEST, more);
  expect([status, existsSync(to)]).toEqual([1, false]);
});

/** Puts what is there beside the folder, and answers where it was. */
function moved(out: string, name: string): string {
  execFileSync("mv", [join(out, name), join(dirname(out), "moved")]);
  return join(out, name);
}
const linkTo = (out: string, name: string) => symlinkSync(join(dirname(out), "moved"), moved(out, name));

test("nothing is taken over into a folder that is there", () => {
  mkdirSync(join(folder, "checked"));
  expect(check(HONEST).status).toBe(1);
});

test("what is refused is a line, whatever its name, and there are not many", () => {
  const odd = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`x\n::set-env::${at}\u001b[2J`, {}]));
  const { stderr, refused } = check({ ...HONEST, ...odd });
  expect(refused).toHaveLength(20);
  expect(stderr).toMatch(/^([ -~]*\n)+$/);
  expect(stderr).not.toMatch(/^\s*::/m);
});
