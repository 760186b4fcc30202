import { foreignHostFinding } from "../../../../src/provider/schemas/foreign-host";

const ENV = { AUTOMOX_API_KEY: "key-of-the-environment" };

const told = (block: object, env: NodeJS.ProcessEnv = ENV) =>
  foreignHostFinding({ api_key: null, base_url: null, ...block }, env)?.summary;

test("the environment's key on its way to a host that the configuration names is told with that host", () => {
  expect(told({ base_url: "https://Proxy.example.com:8443/api" })).toBe(
    "The API key goes to proxy.example.com:8443",
  );
});

test.each([
  ["no base_url", {}, ENV],
  ["Automox's own host", { base_url: "https://console.automox.com/api/" }, ENV],
  ["this machine", { base_url: "http://localhost:8080/api" }, ENV],
  ["what is no address", { base_url: "some-key-in-the-wrong-place" }, ENV],
  ["a key in the configuration", { base_url: "https://x.example.com", api_key: "k" }, ENV],
  ["no key at all", { base_url: "https://x.example.com" }, {}],
])("%s is none", (_name, block, env) => {
  expect(told(block, env)).toBeUndefined();
});
