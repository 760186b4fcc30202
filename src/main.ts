import { readTerms } from "./plugin/handshake";
import { createLogger } from "./plugin/output/log";
import { readyService } from "./plugin/ready-service";
import { serve } from "./plugin/serve";
import { hideSecretsOf } from "./secrets/hidden";
import { READY_CALLS } from "./server/ready-calls";

/** Replaced by the build. */
declare const __VERSION__: string;

const ADDRESSES = ["registry.terraform.io/automox-iac/automox", "registry.opentofu.org/automox-iac/automox"];

const EXPLAIN = `terraform-provider-automox ${__VERSION__}

This is a plugin for Terraform and OpenTofu: they start it, people do not. To use it, run it once as

  terraform-provider-automox install

which puts it where they look, declare

  terraform {
    required_providers {
      automox = { source = "automox-iac/automox" }
    }
  }

and run "terraform init". "terraform-provider-automox --help" lists what else it can do; to debug it, start it with
--debug and follow what it prints.`;

/** Terraform gives no arguments; whoever debugs gives this one. */
const isCommandLine =
  process.argv.length > 2 && !process.argv.includes("--debug") && readTerms(process.env) === undefined;

function servePlugin(): Promise<void> {
  hideSecretsOf(process.env);
  const log = createLogger({ name: "automox" });
  return serve({
    name: "automox",
    addresses: ADDRESSES,
    protocolVersion: 6,
    log,
    explain: EXPLAIN,
    services: [
      readyService("tfplugin6.Provider", READY_CALLS, async () => (await import("./answers")).answers),
    ],
    late: async () => {
      const [{ providerService }, { automoxProvider }] = await Promise.all([
        import("./server/index"),
        import("./provider/index"),
      ]);
      return [providerService(automoxProvider({ version: __VERSION__, env: process.env }), log)];
    },
  });
}

// Nothing of the commands is loaded where Terraform waits for a plugin.
void (isCommandLine ? import("./cli") : servePlugin());
