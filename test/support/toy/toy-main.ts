// The toy provider as a plugin of its own, for tests with real Terraform. Built by them, never shipped.
import { createLogger } from "../../../src/plugin/output/log";
import { serve } from "../../../src/plugin/serve";
import { providerService } from "../../../src/server/index";
import { fileStore } from "./file-store";
import { toyProvider } from "./toy-provider";

const log = createLogger({ name: "toy" });
const store = fileStore(process.env.TOY_STORE ?? "toy.json");

void serve({
  name: "toy",
  addresses: ["registry.terraform.io/example/toy", "registry.opentofu.org/example/toy"],
  protocolVersion: 6,
  services: [providerService(toyProvider({ store, log: [] }), log)],
  log,
  explain: "This is the toy provider. Terraform starts it.",
});
