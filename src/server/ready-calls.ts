/** Calls of `tfplugin6.Provider` whose answer is the same in every process. In a file of its own: it is loaded at each start. */
export const READY_CALLS = [
  "GetMetadata",
  "GetProviderSchema",
  "GetResourceIdentitySchemas",
  "GetFunctions",
] as const;

export type ReadyCall = (typeof READY_CALLS)[number];
