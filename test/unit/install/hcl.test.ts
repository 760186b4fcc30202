import { blocksIn, listIn, readHcl, textIn } from "../../../src/install/hcl";

const TEXT = `
# provider_installation { one { } }
// provider_installation { two { } }
/* provider_installation {
     three { } */
plugin_cache_dir   = "$HOME/a \\"b\\"" # behind
disable_checkpoint = true
credentials "app.terraform.io" {
  token = "x.y{z}" /* in } the midst */
}
provider_installation {
  dev_overrides {
    "automox-iac/automox" = "/x"
  }
  filesystem_mirror { path = "/m", include = [ "a/*", # why
    "b/*", ] }
  direct {}
}
`;

test("blocks, strings and lists are read, and comments are not", () => {
  const body = readHcl(TEXT);
  expect(textIn(body, "plugin_cache_dir")).toBe('$HOME/a "b"');
  expect(textIn(body, "disable_checkpoint")).toBe("true");
  expect(blocksIn(body, "credentials")).toMatchObject([{ label: "app.terraform.io" }]);
  const [installation, ...more] = blocksIn(body, "provider_installation");
  expect(more).toEqual([]);
  const methods = blocksIn(installation?.body ?? []);
  expect(methods.map(({ name }) => name)).toEqual(["dev_overrides", "filesystem_mirror", "direct"]);
  expect(textIn(methods[0]?.body ?? [], "automox-iac/automox")).toBe("/x");
  expect(listIn(methods[1]?.body ?? [], "include")).toEqual(["a/*", "b/*"]);
});

test.each([
  ["an object", { provider_installation: { filesystem_mirror: { path: "/m", include: ["a/*"] } } }],
  ["a list", { provider_installation: [{ filesystem_mirror: [{ path: "/m", include: ["a/*"] }] }] }],
])("JSON says the same, with %s for a block", (_form, json) => {
  const [installation] = blocksIn(readHcl(JSON.stringify(json)), "provider_installation");
  const [method] = blocksIn(installation?.body ?? []);
  expect([method?.name, textIn(method?.body ?? [], "path"), listIn(method?.body ?? [], "include")]).toEqual([
    "filesystem_mirror",
    "/m",
    ["a/*"],
  ]);
});

test.each([
  "",
  "}",
  "{",
  "a",
  "a = ",
  "a = [",
  'a "b',
  "a {",
  "/*",
  "a = }",
  "= = [",
  "\u0000",
  '{"a"',
  "]]",
  "a b c",
])("%j ends, whatever is wrong in it", (text) => expect(() => readHcl(text)).not.toThrow());
