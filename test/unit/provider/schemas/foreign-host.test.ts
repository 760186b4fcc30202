import { foreignHostFindings } from "../../../../src/provider/schemas/foreign-host";

const ENV = { AUTOMOX_API_KEY: "key-of-the-environment" };

const told = (block: object, env: NodeJS.ProcessEnv = ENV) =>
  foreignHostFindings({ api_key: null, base_url: null, scim: null, ...block }, env).map(
    ({ summary }) => summary,
  );

test("the environment's key on its way to a host that the configuration names is told with that host", () => {
  expect(told({ base_url: "https://Proxy.example.com:8443/api" })).toEqual([
    "The API key goes to proxy.example.com:8443",
  ]);
});

const elsewhere = { base_url: "https://x.example.com", api_key: "k" };

test.each<[string, object, readonly string[]]>([
  ["an address of its own", { scim: { url: "https://x.example.com", token: null } }, ["x.example.com"]],
  ["the address of all", elsewhere, ["x.example.com"]],
  ["a token in the configuration", { scim: { url: "https://x.example.com", token: "t" } }, []],
])("the environment's SCIM token likewise: %s", (_name, block, hosts) => {
  const env = { AUTOMOX_SCIM_TOKEN: "token-of-the-environment" };
  expect(told(block, env)).toEqual(hosts.map((host) => `The SCIM token goes to ${host}`));
  expect(told(elsewhere, { ...env, AUTOMOX_SCIM_URL: "https://y.example.com" })).toEqual([]);
});

test.each([
  ["no base_url", {}, ENV],
  ["Automox's own host", { base_url: "https://console.automox.com/api/" }, ENV],
  ["this machine", { base_url: "http://localhost:8080/api" }, ENV],
  ["what is no address", { base_url: "some-key-in-the-wrong-place" }, ENV],
  ["a key in the configuration", { base_url: "https://x.example.com", api_key: "k" }, ENV],
  ["no key at all", { base_url: "https://x.example.com" }, {}],
])("%s is none", (_name, block, env) => {
  expect(told(block, env)).toEqual([]);
});
