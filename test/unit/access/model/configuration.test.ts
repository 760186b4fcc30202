import { readConfiguration } from "../../../../src/access/model/configuration";

const user = (expressions: object, more: object = {}) => ({
  address: "automox_user.ada",
  mode: "managed",
  type: "automox_user",
  name: "ada",
  provider_config_key: "automox.eu",
  expressions,
  ...more,
});
const root = (...resources: readonly object[]) => ({ root_module: { resources } });
const unevaluated = (name: string) => `\${${name}}`;
const from = (...references: readonly string[]) => ({ references });
const mayBeUnknown = (configuration: unknown, address = "automox_user.ada") => [
  ...(readConfiguration(configuration).block(address)?.written ?? ["no such block"]),
];

describe("an attribute that may be unknown because of what is written", () => {
  test.each<[string, object, object, readonly string[]]>([
    ["left out", {}, {}, []],
    ["written as null", { role: { constant_value: null } }, {}, []],
    ["what a function makes, timestamp() for example", { role: {} }, {}, ["role"]],
    ["a constant", { role: { constant_value: "admin" } }, {}, []],
    ["a variable of the root module", { role: from("var.role") }, {}, []],
    ["an attribute of another resource", { role: from("aws_x.y.z", "aws_x.y") }, {}, ["role"]],
    ["a variable beside one", { role: from("var.role", "aws_x.y.z") }, {}, ["role"]],
    ["a local, of which the document says nothing", { role: from("local.role") }, {}, ["role"]],
    ["a module's output", { role: from("module.x.role", "module.x") }, {}, ["role"]],
    ["a data source", { role: from("data.http.x.body") }, {}, ["role"]],
    [
      "one of for_each that is known",
      { role: from("each.value") },
      { for_each_expression: from("var.all") },
      [],
    ],
    [
      "one of for_each that is not",
      { role: from("each.value") },
      { for_each_expression: from("local.all") },
      ["role"],
    ],
    [
      "what a JSON configuration prints unevaluated",
      { role: { constant_value: unevaluated("x.y"), ...from("x.y") } },
      {},
      ["role"],
    ],
    ["a list of blocks", { timeouts: [{ create: from("x.y") }] }, {}, ["timeouts"]],
  ])("%s", (...[, expressions, more, expected]) => {
    expect(mayBeUnknown(root(user(expressions, more)))).toEqual(expected);
  });

  test("in a module its variable is what the call gives, and its default where that gives nothing", () => {
    const module = {
      resources: [
        user({ role: from("var.role"), account_role: from("var.account_role"), email: from("var.email") }),
      ],
    };
    const call = { expressions: { role: from("aws_x.y.z"), email: from("var.email") }, module };
    const configuration = { root_module: { module_calls: { team: call } } };
    expect(mayBeUnknown(configuration, 'module.team["a\\"]"].automox_user.ada[0]')).toEqual(["role"]);
  });
});

test("what is no configuration holds no block and no setting", () => {
  for (const odd of [
    undefined,
    null,
    [],
    "x",
    { root_module: [] },
    { root_module: { resources: [null, {}] } },
  ])
    expect([mayBeUnknown(odd), readConfiguration(odd).settings]).toEqual([["no such block"], []]);
});

describe("settings of the provider", () => {
  const settings = (expressions: object, more: object = {}) =>
    readConfiguration({
      provider_config: {
        "automox.eu": {
          name: "automox",
          full_name: "registry.terraform.io/automox-iac/automox",
          alias: "eu",
          expressions,
          ...more,
        },
      },
    }).settings.map(({ provider, setting, to }) => [provider, setting, to]);
  const is = (value: unknown) => ({ constant_value: value });

  test.each<[string, object, readonly unknown[]]>([
    ["nothing", {}, []],
    [
      "defaults",
      { guards: is({ last_admin: "error", max_removals: null }), contract: is("organization") },
      [],
    ],
    ["secrets and the pace", { api_key: is("x"), pacing: is({ max_concurrent: 1 }) }, []],
    [
      "a guard that is off",
      { guards: is({ last_admin: "off" }) },
      [["automox.eu", "guards.last_admin", '"off"']],
    ],
    ["guards that a function makes", { guards: {} }, [["automox.eu", "guards", null]]],
    ["a guard from a variable", { guards: from("var.x") }, [["automox.eu", "guards", null]]],
    [
      "a variable beside constants that JSON prints unevaluated",
      { guards: { ...is({ last_admin: "off", max_removals: unevaluated("var.x") }), ...from("var.x") } },
      [["automox.eu", "guards", null]],
    ],
    ["another account", { account_id: is("0b4b") }, [["automox.eu", "account_id", '"0b4b"']]],
  ])("%s", (_name, expressions, expected) => {
    expect(settings(expressions)).toEqual(expected);
  });

  test.each<[string, unknown, readonly unknown[]]>([
    [
      "another host",
      is("https://proxy.example.com:8443/api"),
      [["automox.eu", "base_url", "proxy.example.com:8443"]],
    ],
    ["one from a variable", from("var.url"), [["automox.eu", "base_url", null]]],
    ["Automox's own host", is("https://console.automox.com/api"), []],
    ["this machine", is("http://127.0.0.1:8080/api"), []],
    ["what is no address", is("some-key-in-the-wrong-place"), []],
    ["one with a user name", is("https://me:some-key@x.example.com"), []],
  ])("%s is told with its host, or not at all", (_name, base_url, expected) => {
    expect(settings({ base_url })).toEqual(expected);
  });

  test("another provider's are none of ours", () => {
    const other = { full_name: "registry.terraform.io/somebody/automox" };
    expect(settings({ guards: is({ last_admin: "off" }) }, other)).toEqual([]);
  });
});
