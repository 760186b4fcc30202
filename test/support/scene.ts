// One organization on a simulator and one working directory of real Terraform, for acceptance tests.
import type { Control } from "../../src/simulator/server/control";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/start";
import type { LoggedRequest } from "../../src/simulator/world/request-log";
import type { SeedUser } from "../../src/simulator/world/seed";
import { CONTRACTS, type Contract, namesFilledIn, type Requests } from "./contracts";
import { type Attributes, capital, provider } from "./hcl";
import { openTerraform, type Terraform, type TerraformOptions } from "./terraform";
import type { Diagnostic } from "./ui-output";

export const ORG = 12345;
/** UUID of the organization's zone. */
const ZONE = "00000000-0000-4000-8000-000000012345";
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
  /** What the contract's requests look like. */
  readonly request: Requests;
  /** A provider block of the scene's contract, for configurations that need one of their own. */
  provider(attributes: Attributes): string;
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
  /** Default the organization contract. */
  readonly contract?: Contract;
  readonly env?: TerraformOptions["env"];
  /** Default "kept": what is told of a process that Terraform starts says so. */
  readonly provider?: TerraformOptions["provider"];
}

/** A second organization of the account. */
export const EUROPE = 23456;

/** Two organizations with one account; Alice, the key's owner, is an administrator of both. */
export const openTwoOrganizations = (env: SceneOptions["env"] = {}): Promise<Scene> =>
  openScene({
    env,
    seed: {
      organizations: [
        { id: ORG, name: "Acme" },
        { id: EUROPE, name: "Acme Europe" },
      ],
      users: [ALICE, BOB, { ...ALICE, org: EUROPE }],
      keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
    },
  });

const open: Simulator[] = [];

export async function openScene({
  people = [],
  env = {},
  contract = CONTRACTS.organization,
  provider: life = "kept",
  knobs,
  seed: own,
  ...options
}: SceneOptions = {}): Promise<Scene> {
  const seed = contract.seed({
    organizations: [{ id: ORG, name: "Acme Corp", uuid: ZONE }],
    users: [ALICE, BOB, ...people],
    keys: [{ key: process.env.AUTOMOX_API_KEY ?? "", userEmail: ALICE.email }],
    ...own,
  });
  const simulator = await startSimulator({ seed, knobs: { ...contract.knobs, ...knobs }, ...options });
  open.push(simulator);
  const { accountId } = simulator;
  const control = namesFilledIn(simulator.control, (key) => ({
    firstname: capital(key),
    lastname: "Example",
  }));
  const block = contract.name === "account" ? { account_id: accountId, ...contract.block } : {};
  const tf = await openTerraform({ env: { AUTOMOX_BASE_URL: simulator.url, ...env }, provider: life });
  let seen = 0;
  const requests = () => {
    const fresh = control.log({ after: seen });
    seen = Math.max(seen, ...fresh.map(({ seq }) => seq));
    return fresh;
  };
  return {
    simulator,
    control,
    tf: contract.name === "account" ? withProvider(tf, provider(block)) : tf,
    request: contract.requests({ accountId, zone: ZONE }),
    provider: (attributes) => provider({ ...block, ...attributes }),
    mails: (email) => control.invitations({ email }).length,
    requests,
    writes: () =>
      requests()
        .filter(({ method }) => method !== "GET")
        .map(({ method, path }) => `${method} ${path}`),
  };
}

/** Every configuration without a provider block of its own gets this one. */
function withProvider(tf: Terraform, text: string): Terraform {
  return {
    ...tf,
    write: (configuration) => {
      const files = typeof configuration === "string" ? { "main.tf": configuration } : configuration;
      const hasOne = Object.values(files).some((each) => each.includes('provider "automox"'));
      return tf.write(hasOne ? files : { ...files, "contract.tf": text });
    },
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
