// What people get wrong, and what they are told: the act and the thing, what came back and why, what to do, the line
// of configuration it is about, and a stable code at the end. Nothing is ever written.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FaultRule } from "../../src/simulator/world/faults";
import { person, provider } from "../support/hcl";
import { lineOf } from "../support/line-of";
import { ORG, openScene, type SceneOptions } from "../support/scene";
import { openTerraform } from "../support/terraform";

interface Row {
  readonly name: string;
  readonly scene?: SceneOptions;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly ada?: Readonly<Record<string, unknown>>;
  readonly fault?: FaultRule;
  readonly summary: string;
  /** Every part in this order. */
  readonly detail: readonly string[];
  readonly code: string;
  /** The line of configuration that Terraform shows. */
  readonly line: string;
}

const ALL = { method: "GET" };
const RESOURCE = 'resource "automox_user" "ada" {';

const rows: readonly Row[] = [
  {
    name: "an organization that the key does not see",
    ada: { org_id: 99999 },
    summary: "The API key cannot see organization 99999",
    detail: [
      "Cannot plan ada@example.com. ",
      "GET /users",
      "the owner of the API key may not do this (403)",
      'It says: "Organization 99999 does not exist',
      "check the organization number",
    ],
    code: "automox/forbidden",
    line: RESOURCE,
  },
  {
    name: "a wrong key",
    scene: { env: { AUTOMOX_API_KEY: "somebody-elses-key" } },
    summary: "Automox does not know the API key",
    detail: [
      "GET /orgs",
      "Automox does not know the API key (401)",
      "Check AUTOMOX_API_KEY, or api_key in the provider block",
      "The console has the keys under Settings > Secrets & Keys",
      "can show one again",
    ],
    code: "automox/unauthorized",
    line: RESOURCE,
  },
  {
    name: "no key",
    scene: { env: { AUTOMOX_API_KEY: undefined } },
    summary: "No Automox API key",
    detail: [
      "Set the environment variable AUTOMOX_API_KEY, or api_key in the provider block.",
      "Settings > Secrets & Keys (Setup & Configuration > Keys in older ones), as an administrator.",
    ],
    code: "provider/no-api-key",
    line: 'provider "automox" {',
  },
  {
    name: "a web page instead of JSON",
    fault: { match: ALL, effect: { kind: "not-json" } },
    summary: "Cannot plan ada@example.com",
    detail: [
      "GET /orgs",
      "the answer is not what the API promises",
      "something else answered: check base_url (AUTOMOX_BASE_URL) and any proxy in between",
    ],
    code: "automox/unreadable",
    line: RESOURCE,
  },
  {
    name: "plain http to another machine",
    provider: { base_url: "http://automox.example.com/api" },
    summary: "Cannot use the provider's base_url",
    detail: [
      "https URL, because the API key must not travel in the clear (plain http is for this machine alone)",
      "got 30 characters, not such a URL",
    ],
    code: "provider/invalid-option",
    line: 'base_url = "http://automox.example.com/api"',
  },
  {
    name: "an organization in the environment that is no number",
    scene: { env: { AUTOMOX_ORG_ID: "acme" } },
    summary: "Invalid value in AUTOMOX_ORG_ID",
    detail: [
      "must be the number of an organization, got 4 characters, not a number",
      "GET /orgs and the console's URL show it",
    ],
    code: "provider/invalid-organization",
    line: 'provider "automox" {',
  },
  {
    name: "a key that sees several organizations, none of them named",
    scene: {
      seed: {
        organizations: [
          { id: ORG, name: "Acme Corp" },
          { id: 54321, name: "Acme Labs" },
        ],
        users: [ORG, 54321].map((org) => ({ email: "alice@example.com", role: "admin", org })),
        keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }],
      },
    },
    summary: "Cannot tell which organization is meant",
    detail: ["The API key sees 2 organizations:", "12345  Acme Corp", "54321  Acme Labs", "AUTOMOX_ORG_ID"],
    code: "provider/organization-unclear",
    line: RESOURCE,
  },
];

/** One error, in these words, at that line; and no key in them. */
test.each(rows)("$name", async ({ scene, provider: settings, ada, fault, ...expected }) => {
  const { tf, control, writes } = await openScene(scene);
  if (fault) control.fault(fault);
  await tf.write([provider(settings ?? {}), person("ada", ada)].join("\n"));
  const { errors } = await tf.plan({ expect: "failure" });
  expect(errors).toMatchObject([{ summary: expected.summary, code: expected.line }]);
  expectParts(errors[0]?.detail ?? "", [...expected.detail, `\n\n[${expected.code}]`]);
  expect(writes()).toEqual([]);
});

function expectParts(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) expect(text).toEqual(`all of this, in order: ${JSON.stringify(parts)}`);
    from = at + part.length;
  }
}

const invalid = (where: string, line: unknown, text: string) => ({
  where,
  code: line,
  text: `Invalid value for ${text}\n\n[config/invalid-value]`,
});

/** By the name of the resource, as Terraform prints them. */
const JUDGED = [
  invalid(
    "age",
    lineOf('resource "automox_user" "age" {', 'invitation = { "max_age" = "two weeks" }'),
    'invitation.max_age: invitation.max_age must be a duration of a whole number and a unit s, m, h or d, for example "20m", got "two weeks".',
  ),
  invalid(
    "blanks",
    'email = " ada@example.com"',
    'email: email must be an e-mail address, got " ada@example.com". Remove the blanks around it.',
  ),
  invalid(
    "capital",
    'role = "Admin"',
    'role: role must be a role name, which is case-sensitive, got "Admin". Did you mean "admin"?',
  ),
  invalid(
    "label",
    'role = "Full Administrator"',
    'role: role must be a role name, which is case-sensitive, got "Full Administrator". Did you mean "admin"?',
  ),
  invalid("nameless", 'first_name = ""', 'first_name: first_name must be non-empty text, got "".'),
  invalid(
    "nobody",
    'email = "ada.example.com"',
    'email: email must be an e-mail address, got "ada.example.com".',
  ),
  invalid(
    "number",
    'prefs_json = "{\\"size\\":1e400}"',
    'prefs_json: prefs_json must be JSON with numbers that JavaScript holds exactly, got "{\\"size\\":1e400}". ' +
      "1e400 would become Infinity: write fewer digits, or a text.",
  ),
  invalid("org", "org_id = -1", "org_id: org_id must be a number greater than 0, got -1."),
  invalid(
    "prefs",
    'prefs_json = "[1]"',
    'prefs_json: prefs_json must be a JSON object, best written with jsonencode({ … }), got "[1]".',
  ),
  invalid(
    "word",
    'on_existing = "ADOPT"',
    'on_existing: on_existing must be one of "adopt_if_same", "adopt", "fail", got "ADOPT". Write "adopt".',
  ),
];

test("a configuration is judged without a key and without a network", async () => {
  const { tf, requests } = await openScene({ env: { AUTOMOX_API_KEY: undefined } });
  await tf.write(
    [
      person("blanks", { email: " ada@example.com" }),
      person("nobody", { email: "ada.example.com" }),
      person("capital", { role: "Admin" }),
      person("label", { role: "Full Administrator" }),
      person("prefs", { prefs_json: "[1]" }),
      person("number", { prefs_json: '{"size":1e400}' }),
      person("age", { invitation: { max_age: "two weeks" } }),
      person("word", { on_existing: "ADOPT" }),
      person("nameless", { first_name: "" }),
      person("org", { org_id: -1 }),
    ].join("\n"),
  );
  const { errors } = await tf.validate({ expect: "failure" });
  const told = errors.map(({ address, code, summary, detail }) => ({
    where: address?.replace("automox_user.", ""),
    code: code?.replace(/\s+/g, " "),
    text: `${summary}: ${detail}`,
  }));
  expect(told.sort((a, b) => ((a.where ?? "") < (b.where ?? "") ? -1 : 1))).toEqual(JUDGED);
  expect(requests()).toEqual([]);
});

test("a key without the rights is a warning at plan and an error before the first write", async () => {
  const { tf, requests, writes } = await openScene({
    seed: {
      users: [
        { email: "alice@example.com", role: "admin" },
        { email: "vera@example.com", role: "viewer" },
      ],
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "vera@example.com" }],
    },
  });
  await tf.write(person("ada"));
  const { warnings, errors } = await tf.apply({ expect: "failure" });
  const summary = `The API key may not change people of organization ${ORG}`;
  const detail = expect.stringMatching(
    /^The owner of the key has the role "viewer", which may not invite, change or remove people\. Use a key made by an administrator: Settings > Secrets & Keys in the console.*\[guard\/key-rights\]$/s,
  );
  expect(warnings[0]).toMatchObject({ summary, detail, address: "automox_user.ada" });
  expect(errors).toMatchObject([{ summary, detail, address: "automox_user.ada" }]);
  expect(requests().length).toBeGreaterThan(0);
  expect(writes()).toEqual([]);
});

test("a host that is not there and a host that answers slowly are told apart, and given up", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const { tf: slow, control, simulator } = await openScene();
  control.fault({ match: ALL, effect: { kind: "hang" } });
  const absent = await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url } });
  await slow.write([provider({ pacing: { request_timeout: "1s" } }), person("ada")].join("\n"));
  await absent.write([provider({ base_url: `http://127.0.0.1:${port}/api` }), person("ada")].join("\n"));

  const [first, second] = await Promise.all([slow, absent].map((tf) => tf.plan({ expect: "failure" })));
  expect(first?.errors).toMatchObject([{ summary: "Cannot plan ada@example.com", code: RESOURCE }]);
  expectParts(first?.errors[0]?.detail ?? "", ["GET /orgs: no answer: ", "1 s", "[automox/network]"]);
  expect(second?.errors).toMatchObject([{ summary: "Automox cannot be reached", code: RESOURCE }]);
  expectParts(second?.errors[0]?.detail ?? "", [
    "GET /orgs: no answer: the connection was refused",
    "Check base_url (AUTOMOX_BASE_URL), the proxy variables and whether this machine reaches Automox.",
    "[automox/network]",
  ]);
});

test("two resources for one person are refused, however the address is spelled", async () => {
  const { tf } = await openScene();
  await tf.write([person("ada"), person("countess", { email: "ADA@Example.com" })].join("\n"));
  const { errors } = await tf.plan({ expect: "failure" });
  expect(errors).toHaveLength(1);
  expect(errors[0]?.summary).toMatch(/^ada@example\.com is declared twice in organization 12345$/i);
  expect(errors[0]?.code).toMatch(/^email\s+= "ada@example\.com"$/i);
  expectParts(errors[0]?.detail ?? "", [
    "Two resources for one person would overwrite each other.",
    "Keep one of them",
    "removed block with destroy = false",
    "[user/twice]",
  ]);
});
