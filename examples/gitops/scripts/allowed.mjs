// allowed.mjs WHAT [STACK]: prints what the scripts need of access.allowed.json.
import { readFileSync } from "node:fs";

const file = new URL("../access.allowed.json", import.meta.url);
const { stacks, providers = {}, environment = {}, people = "" } = JSON.parse(readFileSync(file, "utf8"));
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const text = (value) => JSON.stringify(value, null, 2);

const PRINT = {
  /** The one list of stacks, a line each. */
  stacks: () => Object.keys(stacks).join("\n"),
  /** Where the people's file is, in plain Terraform. */
  people: () => people,
  /** To be evaluated by the shell. */
  environment: () =>
    Object.entries(environment)
      .map(([name, value]) => `export ${name}=${quoted(value)}`)
      .join("\n"),
  /** Where plans lie, as cdktf would say it. */
  manifest: () =>
    text({
      version: "0.21.0",
      stacks: Object.fromEntries(
        Object.keys(stacks).map((name) => [
          name,
          { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
        ]),
      ),
    }),
  /** The configuration that the apply of a saved plan needs. */
  backend: (stack) =>
    text({
      terraform: {
        required_providers: Object.fromEntries(
          Object.entries(providers).map(([name, { source, version }]) => [name, { source, version }]),
        ),
        ...stacks[stack],
      },
    }),
};

const [what, stack] = process.argv.slice(2);
if (!Object.hasOwn(PRINT, what)) throw new Error(`Expected one of ${Object.keys(PRINT).join(", ")}.`);
console.log(PRINT[what](stack));
