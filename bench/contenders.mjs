// Resources of the same shape in providers that do the same work: what they are configured with, and the API each talks to.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startAwsFake } from "./aws-fake.mjs";
import { ORGANIZATION, startGithubStandIn } from "./github-stand-in.mjs";

const WITHOUT_LIMIT = 1_000_000;

/**
 * One provider with an API of its own.
 *
 * @typedef {object} Contender
 * @property {object} configuration Terraform's JSON, without a backend.
 * @property {string} [source] "hashicorp/aws"; none for what is part of Terraform.
 * @property {string} [mirror] A filesystem mirror that holds it.
 * @property {Record<string, string>} [env]
 * @property {() => Promise<string[]>} [requests] "GET /users" and so on, since it was asked last.
 * @property {() => Promise<void>} close
 */

/** A block with `count`: Terraform evaluates `for_each` anew for each instance, which with thousands of them is most of what it does. */
export function configurationOf(type, { source, provider, attributes }, people) {
  const name = source?.split("/")[1];
  return {
    ...(source && {
      terraform: { required_providers: { [name]: { source } } },
      provider: { [name]: provider },
    }),
    variable: { role: { default: "viewer" } },
    resource: { [type]: { everybody: { count: people, ...attributes } } },
  };
}

const NUMBER = `\${count.index}`;
export const PERSON = {
  email: `person-${NUMBER}@example.com`,
  first_name: `First${NUMBER}`,
  last_name: `Last${NUMBER}`,
  role: `\${var.role}`,
};

/** The floor: a resource that is part of Terraform, with the same content. @returns {Promise<Contender>} */
export const builtin = async ({ people }) => ({
  configuration: configurationOf("terraform_data", { attributes: { input: PERSON } }, people),
  close: async () => {},
});

/** One call of the simulator's control. */
async function control(url, name, argument = {}) {
  const response = await fetch(`${url}/${name}`, { method: "POST", body: JSON.stringify(argument) });
  const { result, error } = await response.json();
  if (error !== undefined) throw new Error(`The simulator refused ${name}: ${error}`);
  return result;
}

/**
 * People on the bundled simulator, which runs in a process of its own and limits no rate.
 *
 * @param {{ dist: string, people: number, mirror: string, path: string, isAccount?: boolean }} what `isAccount`: by the account
 *   contract.
 * @returns {Promise<Contender>}
 */
export async function automox({ dist, people, mirror, path, isAccount = false }) {
  const simulator = spawn(process.execPath, [join(dist, "automox-simulator.cjs")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(simulator.stdout), "line");
  const { url, controlUrl, apiKey, accountId } = JSON.parse(line);
  await control(controlUrl, "turn", { requestsPerWindow: WITHOUT_LIMIT });
  const provider = {
    org_id: 12345,
    pacing: { requests_per_5_minutes: WITHOUT_LIMIT },
    guards: { max_removals: people },
    ...(isAccount && { account_id: accountId }),
  };
  const source = "automox-iac/automox";
  return {
    configuration: configurationOf("automox_user", { source, provider, attributes: PERSON }, people),
    source,
    mirror,
    env: { AUTOMOX_API_KEY: apiKey, AUTOMOX_BASE_URL: url, PATH: path },
    requests: async () => {
      const log = await control(controlUrl, "log");
      await control(controlUrl, "clearLog");
      return log.map(({ method, path }) => `${method} ${path}`);
    },
    close: async () => {
      const closed = once(simulator, "close");
      simulator.kill("SIGTERM");
      await closed;
    },
  };
}

export const GITHUB = "integrations/github";

/** Members of an organization in a lean provider in Go: the nearest there is to ours. @returns {Promise<Contender>} */
export async function github({ people, mirror }) {
  const standIn = await startGithubStandIn();
  const provider = {
    base_url: standIn.url,
    owner: ORGANIZATION,
    token: "bench",
    // What it waits by default to please GitHub, a second a write for example, would be most of what is measured.
    read_delay_ms: 0,
    write_delay_ms: 0,
    parallel_requests: true,
  };
  const attributes = {
    username: `person-${NUMBER}`,
    role: `\${var.role == "viewer" ? "member" : "admin"}`,
  };
  return {
    configuration: configurationOf("github_membership", { source: GITHUB, provider, attributes }, people),
    source: GITHUB,
    mirror,
    requests: async () => standIn.requests(),
    close: standIn.close,
  };
}

export const AWS = "hashicorp/aws";

/** Users of AWS's identity service, in the provider that most people run. @returns {Promise<Contender>} */
export async function aws({ people, mirror }) {
  const fake = await startAwsFake();
  const provider = {
    region: "us-east-1",
    access_key: "bench",
    secret_key: "bench",
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    endpoints: [{ iam: fake.url }],
  };
  const attributes = { name: `person-${NUMBER}` };
  return {
    configuration: configurationOf("aws_iam_user", { source: AWS, provider, attributes }, people),
    source: AWS,
    mirror,
    close: fake.close,
  };
}
