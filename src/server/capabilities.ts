import type { ServerCapabilities } from "../plugin/gen/tfplugin6";

/** What this server can do beyond the basics, as told in GetMetadata and GetProviderSchema. */
export const CAPABILITIES: ServerCapabilities = {
  // Deletes are planned by us too, so that they can warn or refuse.
  planDestroy: true,
  // One schema call per command instead of one per process.
  getProviderSchemaOptional: true,
  moveResourceState: true,
  generateResourceConfig: false,
};
