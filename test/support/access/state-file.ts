/** A state as `terraform show -json` prints it: people by name in Terraform, with their values. */
export const stateFile = (people: Readonly<Record<string, object>>): string =>
  JSON.stringify({
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: {
      root_module: {
        resources: Object.entries(people).map(([name, values]) => {
          return { address: `automox_user.${name}`, mode: "managed", type: "automox_user", name, values };
        }),
      },
    },
  });
