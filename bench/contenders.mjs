import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startAwsFake } from "./aws-fake.mjs";

const AWS = { source: "hashicorp/aws", version: "5.100.0" };

/** @typedef {{ configuration: string, cliConfiguration: string, env?: Record<string, string>, close: () => Promise<void> }} Contender */

/** The floor: a resource that is part of Terraform, with the same content. */
export const builtin = async () => ({
  configuration: `resource "terraform_data" "ada" {
  input = { email = "ada@example.com", first_name = "Ada", last_name = "Lovelace", role = "viewer" }
}
`,
  cliConfiguration: "disable_checkpoint = true\n",
  close: async () => {},
});

/** One person on the bundled simulator, which runs in a process of its own. */
export async function automox({ dist }) {
  const simulator = spawn(process.execPath, [join(dist, "automox-simulator.cjs")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(simulator.stdout), "line");
  const { url, apiKey } = JSON.parse(line);
  return {
    configuration: `terraform {
  required_providers {
    automox = { source = "automox-iac/automox" }
  }
}
resource "automox_user" "ada" {
  email      = "ada@example.com"
  first_name = "Ada"
  last_name  = "Lovelace"
  role       = "viewer"
}
`,
    cliConfiguration: await readFile(join(dist, "terraform.tfrc"), "utf8"),
    env: { AUTOMOX_API_KEY: apiKey, AUTOMOX_BASE_URL: url },
    close: async () => {
      const closed = once(simulator, "close");
      simulator.kill("SIGTERM");
      await closed;
    },
  };
}

/** One user of AWS's identity service, the nearest thing in a provider that many run. */
export async function aws({ mirror }) {
  const fake = await startAwsFake();
  return {
    configuration: `terraform {
  required_providers {
    aws = {
      source  = "${AWS.source}"
      version = "${AWS.version}"
    }
  }
}
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "bench"
  secret_key                  = "bench"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints {
    iam = "${fake.url}"
  }
}
resource "aws_iam_user" "ada" {
  name = "ada"
}
`,
    cliConfiguration: `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(mirror)}
  }
}
`,
    close: fake.close,
  };
}

/** The folder that BENCH_TF_MIRROR names, when it holds the AWS provider for this machine. */
export async function awsMirror(mirror, platform) {
  if (!mirror) return undefined;
  const folder = join(mirror, "registry.terraform.io", AWS.source, AWS.version, platform);
  return access(folder).then(
    () => mirror,
    () => undefined,
  );
}
