import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bugs, homepage, repository } from "../../../../package.json";
import { withOwnLinks } from "../../../../scripts/bindings/doc-links.mjs";

const ROOT = join(__dirname, "..", "..", "..", "..");
const WEB = "https://github.com/automox-iac/terraform-provider-automox";
const REGISTRY = "https://registry.terraform.io/providers/automox-iac/automox/0.1.0/docs";

test.each([
  ["UserConfig", "/resources/user#email", "resources/user.md#schema"],
  ["UserConfig", "/resources/user#invitation", "resources/user.md#nestedatt--invitation"],
  ["UserInvitation", "/resources/user#max_age", "resources/user.md#nestedatt--invitation"],
  ["AutomoxProviderAccount", "#role_change", "index.md#nestedatt--account"],
  ["AutomoxProviderAccount", "#role_change_request", "index.md#nestedatt--account--role_change_request"],
  ["AutomoxProviderAccountRoleChangeRequest", "#method", "index.md#nestedatt--account--role_change_request"],
  ["User", "/resources/user#import", "resources/user.md#import"],
  ["DataAutomoxSelf", "/data-sources/self#import", "data-sources/self.md#schema"],
  ["DataAutomoxSelf", "/data-sources/self", "data-sources/self.md"],
])("in %s a link to %s leads to %s", (struct, link, page) => {
  const text = `export interface ${struct} {\n  * Docs at Terraform Registry: {@link ${REGISTRY}${link} ${struct}#a}\n`;
  expect(withOwnLinks(text, { root: ROOT, repository: WEB })).toBe(
    `export interface ${struct} {\n  * Docs: {@link ${WEB}/blob/main/docs/${page} ${struct}#a}\n`,
  );
});

test("package.json says where all this is, once", () => {
  expect([repository.url, homepage, bugs.url]).toEqual([`git+${WEB}.git`, `${WEB}#readme`, `${WEB}/issues`]);
});

const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(/\s/g, "-");

function anchorsOf(path: string): readonly string[] {
  const page = readFileSync(join(ROOT, path), "utf8");
  return [
    ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id),
    ...[...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => slug(heading)),
  ];
}

test("every link in the types leads to a page and a place that are there", () => {
  const files = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" });
  const text = files
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(ROOT, "lib", name), "utf8"))
    .join("\n");
  expect(text).not.toContain("registry.terraform.io");
  const links = new Set(text.match(/\{@link \S+/g));
  expect(links.size).toBeGreaterThan(20);
  for (const link of links) {
    const [path = "", anchor] = link.replace(`{@link ${WEB}/blob/main/`, "").split("#");
    const anchors = anchorsOf(path);
    expect([link, anchors]).toEqual([link, expect.arrayContaining([anchor ?? anchors[0]])]);
  }
});
