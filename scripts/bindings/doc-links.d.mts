export declare function withOwnLinks(
  text: string,
  where: { readonly root: string; readonly repository: string },
): string;
