// One organization on a simulator and one working directory of real Terraform, for acceptance tests.
import type { Control } from "../../src/simulator/control";
import type { LoggedRequest } from "../../src/simulator/request-log";
import type { SeedUser } from "../../src/simulator/seed";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/start";
import { openTerraform, type Terraform } from "./terraform";
import type { Diagnostic } from "./ui-output";

export const ORG = 12345;
/** Owner of the key of the environment. With Bob, so that the last administrator is a story of its own. */
export const ALICE: SeedUser = {
  id: 101,
  email: "alice@example.com",
  firstname: "Alice",
  lastname: "Smith",
  role: "admin",
};
export const BOB: SeedUser = {
  id: 102,
  email: "bob@example.com",
  firstname: "Bob",
  lastname: "Jones",
  role: "admin",
};

export interface Scene {
  readonly simulator: Simulator;
  readonly control: Control;
  readonly tf: Terraform;
  /** Invitation e-mails that went out to an address. */
  mails(email: string): number;
  /** "METHOD /path" of everything but GET since the last call. */
  writes(): string[];
  /** Requests since the last call of this or `writes`. */
  requests(): readonly LoggedRequest[];
}

export interface SceneOptions extends SimulatorOptions {
  /** Beside Alice and Bob. */
  readonly people?: readonly SeedUser[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const open: Simulator[] = [];

export async function openScene({ people = [], env = {}, ...options }: SceneOptions = {}): Promise<Scene> {
  const keys = [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: "alice@example.com" }];
  const simulator = await startSimulator({ seed: { users: [ALICE, BOB, ...people], keys }, ...options });
  open.push(simulator);
  const { control } = simulator;
  let seen = 0;
  const requests = () => {
    const fresh = control.log({ after: seen });
    seen = Math.max(seen, ...fresh.map(({ seq }) => seq));
    return fresh;
  };
  return {
    simulator,
    control,
    tf: await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url, ...env } }),
    mails: (email) => control.invitations({ email }).length,
    requests,
    writes: () =>
      requests()
        .filter(({ method }) => method !== "GET")
        .map(({ method, path }) => `${method} ${path}`),
  };
}

afterEach(async () => {
  const closing = open.splice(0);
  const surprises = closing.flatMap(({ control }) => control.unexpected());
  await Promise.all(closing.map((simulator) => simulator.close()));
  if (surprises.length > 0)
    throw new Error(`The simulator met unknown requests: ${JSON.stringify(surprises)}`);
});

/** The stable codes, `user/gone`, that end our details; a finding of Terraform's own has none. */
export const codes = (diagnostics: readonly Diagnostic[]): readonly (string | undefined)[] =>
  diagnostics.map(({ detail }) => /\[([a-z-]+\/[a-z-]+)\]$/.exec(detail.trim())?.[1]);
