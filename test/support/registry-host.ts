/** Where the program under test looks for a provider that is named without a host. */
export const registryHost = (): string =>
  process.env.AUTOMOX_TEST_TERRAFORM?.startsWith("OpenTofu ")
    ? "registry.opentofu.org"
    : "registry.terraform.io";
