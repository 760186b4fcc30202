import { impliedMirrors, userPlugins } from "../../../src/install/places";

// As the tools themselves have them: provider_source.go and cliconfig of both.
const HOME = "/home/ada";
test.each([
  [
    "linux_amd64",
    { HOME },
    [
      "/home/ada/.terraform.d/plugins",
      "/home/ada/.local/share/terraform/plugins",
      "/usr/local/share/terraform/plugins",
      "/usr/share/terraform/plugins",
    ],
  ],
  [
    "linux_amd64",
    { HOME, XDG_DATA_HOME: "/d", XDG_DATA_DIRS: "/e:/f" },
    [
      "/home/ada/.terraform.d/plugins",
      "/d/terraform/plugins",
      "/e/terraform/plugins",
      "/f/terraform/plugins",
    ],
  ],
  [
    "darwin_arm64",
    { HOME },
    [
      "/home/ada/.terraform.d/plugins",
      "/home/ada/Library/Application Support/io.terraform/plugins",
      "/Library/Application Support/io.terraform/plugins",
    ],
  ],
  [
    "windows_amd64",
    { HOME, APPDATA: "/roam", ProgramData: "/all" },
    ["/roam/terraform.d/plugins", "/roam/HashiCorp/Terraform/plugins", "/all/HashiCorp/Terraform/plugins"],
  ],
])("%s with %j searches the project, then the user, then the machine", (platform, env, expected) => {
  expect(impliedMirrors("/project", env, { platform })).toEqual([
    "/project/terraform.d/plugins",
    ...expected,
  ]);
  expect(userPlugins(env, { platform })).toBe(expected[0]);
});
