import { foreignHostWarnings } from "../../../../src/access/review/foreign-hosts";
import { readPlan } from "../../../../src/access/terraform/read-plan";
import { plainLine } from "../../../../src/access/text/phrase-text";
import { planJson } from "../../../support/access/plan-builder";

const OURS = "registry.terraform.io/automox-iac/automox";
const constant = (value: string) => ({ base_url: { constant_value: value } });

/** In pieces, as a file comes. */
async function* pieces(text: string) {
  for (let at = 0; at < text.length; at += 50) yield text.slice(at, at + 50);
}

async function warned(expressions: object | undefined, more: object = {}): Promise<readonly string[]> {
  const provider_config = {
    random: { name: "random", full_name: "registry.terraform.io/hashicorp/random", expressions },
    "module.team:automox.other": { name: "automox", full_name: OURS, expressions, ...more },
  };
  const root_module = { variables: { base_url: { default: "https://no.example.com" } } };
  const document = planJson([], {
    variables: { url: { value: "https://var.example.com/api" } },
    configuration: { provider_config, root_module },
  });
  const plan = await readPlan(pieces(JSON.stringify(document)), { stack: "people" });
  expect(plan.complete).toBe(true);
  return foreignHostWarnings([plan]).map((phrase) => plainLine(phrase));
}

const says = (where: string) => [
  `stack people: sends the API key of whoever applies it to ${where} (base_url of the provider)`,
];

test.each([
  ["another host", constant("https://proxy.example.com:8443/api"), says("proxy.example.com:8443")],
  ["a variable's value", { base_url: { references: ["var.url"] } }, says("var.example.com")],
  ["a local", { base_url: { references: ["local.url"] } }, says("an address that the plan does not tell")],
  [
    "a variable without a value",
    { base_url: { references: ["var.other"] } },
    says("an address that the plan does not tell"),
  ],
  [
    "the key in the configuration as well",
    { ...constant("https://x.example.com"), api_key: { references: ["var.key"] } },
    [],
  ],
  ["Automox's own host", constant("https://console.automox.com/api"), []],
  ["this machine", constant("http://127.0.0.1:8080/api"), []],
  ["what is no address", constant("some-key-in-the-wrong-place"), []],
  ["no base_url", {}, []],
  ["no arguments", undefined, []],
])("a review tells %s", async (_name, expressions, expected) => {
  expect(await warned(expressions)).toEqual(expected);
});

test("a plan whose configuration has another shape says nothing", async () => {
  expect(await warned([] as never, { full_name: 5 })).toEqual([]);
});
