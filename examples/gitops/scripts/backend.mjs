// backend.mjs STACK: the configuration that an apply of a saved plan needs, from access.allowed.json.
import { readFileSync } from "node:fs";

const { stacks, providers } = JSON.parse(
  readFileSync(new URL("../access.allowed.json", import.meta.url), "utf8"),
);
const required_providers = Object.fromEntries(
  Object.entries(providers).map(([name, { source, version }]) => [name, { source, version }]),
);
console.log(JSON.stringify({ terraform: { required_providers, ...stacks[process.argv[2]] } }, null, 2));
