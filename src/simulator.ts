import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { Knobs } from "./simulator/knobs/knobs";
import { startSimulator } from "./simulator/start";
import { DEFAULT_API_KEY, DEFAULT_SCIM_TOKEN, type Seed } from "./simulator/world/seed";

interface Flags {
  readonly port: number;
  readonly state?: string;
  readonly seed?: string;
  readonly knobs?: string;
  readonly now?: string;
}

const program = new Command("automox-simulator")
  .description(
    "An Automox you can start: the API for console users, with time, faults and other actors under your control.",
  )
  .option("--port <number>", "port on 127.0.0.1; 0 takes a free one", portNumber, 0)
  .option("--state <file>", "JSON file that keeps people and time over restarts; made if it is not there")
  .option("--seed <file>", "JSON file with organizations, users and keys to start with")
  .option("--knobs <file>", "JSON file with knobs that differ from their defaults")
  .option("--now <time>", "RFC 3339 time at which simulated time starts")
  .addHelpText(
    "after",
    '\nPrints one line, {"url", "controlUrl", "apiKey", "accountId", "scimToken"}, when it is ready, and ends on SIGTERM or SIGINT.',
  );

async function main(): Promise<void> {
  const { port, state, seed: seedFile, knobs, now } = program.parse().opts<Flags>();
  const seed = seedFile === undefined ? {} : (readJson(seedFile, "--seed") as Seed);
  const simulator = await startSimulator({
    port,
    seed,
    ...(state === undefined ? {} : { stateFile: state }),
    ...(knobs === undefined ? {} : { knobs: readJson(knobs, "--knobs") as Partial<Knobs> }),
    ...(now === undefined ? {} : { now }),
  });
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const apiKey = seed.keys?.[0]?.key ?? DEFAULT_API_KEY;
  const scimToken = (seed.scimTokens ?? [{ token: DEFAULT_SCIM_TOKEN }])[0]?.token;
  const { url, controlUrl, accountId } = simulator;
  process.stdout.write(`${JSON.stringify({ url, controlUrl, apiKey, accountId, scimToken })}\n`);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError("Expected a whole number from 0 to 65535.");
  return port;
}

function readJson(file: string, flag: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot read ${flag} ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`automox-simulator: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
