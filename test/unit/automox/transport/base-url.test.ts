import { parseBaseUrl } from "../../../../src/automox/transport/base-url";
import { ClientOptionError } from "../../../../src/automox/transport/option-error";
import { rows } from "../../../support/client/rows";

test.each(
  rows<[string, string, string, boolean]>([
    ["https://console.automox.com/api", "https://console.automox.com", "/api", false],
    ["https://console.automox.com/api/", "https://console.automox.com", "/api", false],
    ["https://console.automox.com", "https://console.automox.com", "", false],
    ["HTTPS://Console.Automox.com:443/api", "https://console.automox.com", "/api", false],
    ["http://127.0.0.1:8080/api", "http://127.0.0.1:8080", "/api", true],
    ["http://127.9.8.7/api//", "http://127.9.8.7", "/api", true],
    ["http://127.1/api", "http://127.0.0.1", "/api", true],
    ["http://[::1]:9/api", "http://[::1]:9", "/api", true],
    ["http://localhost/api", "http://localhost", "/api", true],
    ["https://localhost/api", "https://localhost", "/api", true],
  ]),
)("%s is a base URL", (text, [, origin, prefix, loopback]) => {
  expect(parseBaseUrl(text)).toEqual({ origin, prefix, loopback });
});

test.each([
  ["plain http over a network", "http://console.automox.com/api", /must not travel in the clear/],
  ["plain http to a private address", "http://10.0.0.1/api", /must not travel in the clear/],
  ["a name that only begins like loopback", "http://127.0.0.1.example.com/api", /in the clear/],
  ["a name that only begins like localhost", "http://localhost.example.com/api", /in the clear/],
  ["the unspecified address", "http://0.0.0.0/api", /in the clear/],
  ["another scheme", "ftp://127.0.0.1/api", /https URL/],
  ["no scheme", "console.automox.com/api", /absolute https URL, got 23 characters, not a URL/],
  ["nothing", "", /absolute https URL/],
  ["a query", "https://console.automox.com/api?o=1", /without a query/],
  ["an empty fragment", "https://console.automox.com/api#", /without a query/],
  ["a password", "https://ada:hunter2@console.automox.com/api", /without a user name/],
])("%s is refused", (_name, text, message) => {
  expect(() => parseBaseUrl(text)).toThrow(message);
  expect(() => parseBaseUrl(text)).toThrow(expect.objectContaining({ option: "baseUrl" }));
  expect(() => parseBaseUrl(text)).toThrow(ClientOptionError);
});

test.each(["https://ada:hunter2@console.automox.com/api", "ada:hunter2@console", "http://x:hunter2@ho st/"])(
  "the message about %s keeps the password to itself",
  (text) => {
    expect(() => parseBaseUrl(text)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  },
);
