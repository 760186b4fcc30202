import { ProviderDefinition as definition, type ProviderDefinition } from "../../src/plugin/gen/tfplugin6";
import type { Service } from "../../src/plugin/grpc/service";
import { createLogger } from "../../src/plugin/output/log";
import { serve } from "../../src/plugin/serve";

const provider: Service<typeof ProviderDefinition> = {
  definition,
  open: () => ({ stopProvider: async () => ({ Error: "" }) }),
};

void serve({
  name: "empty",
  addresses: ["registry.terraform.io/example/empty"],
  protocolVersion: 6,
  services: [provider],
  log: createLogger({ name: "empty" }),
  explain: "a plugin for measuring",
});
