/**
 * Equal to the line that a diagnostic points at, where versions of Terraform print different ones: up to 1.14 a path into
 * an object of an attribute ends at the block, later at the attribute.
 */
export const lineOf = (block: string, attribute: string): unknown => ({
  asymmetricMatch: (line: unknown) => line === block || line === attribute,
  toAsymmetricMatcher: () => `${JSON.stringify(block)} or ${JSON.stringify(attribute)}`,
});
