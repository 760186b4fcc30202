/** The licences of the packages that esbuild's inputs belong to. */
export function thirdPartyLicences(inputs: readonly string[]): Promise<string>;
