import { parseBaseUrl } from "../../../../src/automox/transport/base-url";
import { proxyFor } from "../../../../src/automox/transport/proxy";

const AUTOMOX = parseBaseUrl("https://console.automox.com/api");
const PROXY = "http://proxy.example.com:3128";

test.each([
  ["HTTPS_PROXY", { HTTPS_PROXY: PROXY }, PROXY],
  ["https_proxy", { https_proxy: PROXY }, PROXY],
  [
    "the small spelling before the large",
    { https_proxy: PROXY, HTTPS_PROXY: "http://other.example.com" },
    PROXY,
  ],
  ["the large one where the small is empty", { https_proxy: "", HTTPS_PROXY: PROXY }, PROXY],
  ["a proxy without a scheme", { HTTPS_PROXY: "proxy.example.com:3128" }, PROXY],
  ["NO_PROXY for others", { HTTPS_PROXY: PROXY, NO_PROXY: "example.com, automox.com.example.com" }, PROXY],
  ["NO_PROXY for a name that only ends alike", { HTTPS_PROXY: PROXY, NO_PROXY: "mox.com" }, PROXY],
  ["NO_PROXY for another port", { HTTPS_PROXY: PROXY, NO_PROXY: "automox.com:8443" }, PROXY],
])("%s leads through the proxy", (_name, env, url) => {
  expect(proxyFor(AUTOMOX, env)?.url).toBe(url);
});

test.each([
  ["nothing set", {}],
  ["a proxy for http only", { HTTP_PROXY: PROXY, http_proxy: PROXY }],
  ["empty variables", { HTTPS_PROXY: "", https_proxy: "" }],
  ["NO_PROXY with the name", { HTTPS_PROXY: PROXY, NO_PROXY: "console.automox.com" }],
  ["NO_PROXY with the domain", { HTTPS_PROXY: PROXY, no_proxy: "example.com Automox.com" }],
  ["NO_PROXY with a dot", { HTTPS_PROXY: PROXY, NO_PROXY: ".automox.com" }],
  ["NO_PROXY with a star and a dot", { HTTPS_PROXY: PROXY, NO_PROXY: "*.automox.com" }],
  ["NO_PROXY with the port", { HTTPS_PROXY: PROXY, NO_PROXY: "automox.com:443" }],
  ["NO_PROXY for everything", { HTTPS_PROXY: PROXY, NO_PROXY: "*" }],
])("%s leads there directly", (_name, env) => {
  expect(proxyFor(AUTOMOX, env)).toBeUndefined();
});

test.each(["http://127.0.0.1:8080/api", "http://[::1]:8080", "https://localhost:8443"])(
  "the key never goes to a proxy on its way to %s",
  (base) => {
    expect(proxyFor(parseBaseUrl(base), { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY })).toBeUndefined();
  },
);
