import { readRedirect } from "../../../../src/automox/transport/redirect";

const FROM = "https://console.automox.com/api/users?o=1";

const read = (location: string | null, { status = 302, hops = 0 } = {}) =>
  readRedirect({ status, header: (name) => (name === "location" ? location : null) }, { from: FROM, hops });

test.each([301, 302, 303, 307, 308])("a %d within the origin is followed", (status) => {
  expect(read("/api/v2/users?o=1", { status })).toBe("https://console.automox.com/api/v2/users?o=1");
});

test.each([
  ["a relative place", "people?o=1", "https://console.automox.com/api/people?o=1"],
  ["the same origin in full", "https://console.automox.com:443/x#top", "https://console.automox.com/x"],
])("%s is followed", (_name, location, target) => {
  expect(read(location)).toBe(target);
});

test.each([
  ["another host", "https://example.com/api/users"],
  ["a host below", "https://eu.console.automox.com/api/users"],
  ["another host without a scheme", "//example.com/api/users"],
  ["plain http", "http://console.automox.com/api/users"],
  ["another port", "https://console.automox.com:8443/api/users"],
  ["a user name", "https://ada@console.automox.com/api/users"],
  ["no URL", "https://["],
  ["nothing", ""],
  ["no header", null],
])("%s is not", (_name, location) => {
  expect(read(location)).toBeUndefined();
});

test("after three times enough is enough", () => {
  expect(read("/x", { hops: 2 })).toBeDefined();
  expect(read("/x", { hops: 3 })).toBeUndefined();
});

test.each([200, 300, 304, 404])("a %d is no redirect", (status) => {
  expect(read("/x", { status })).toBeUndefined();
});
