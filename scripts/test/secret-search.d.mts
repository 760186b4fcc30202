export declare function searchForSecret(
  folder: string,
  secret: string,
): Promise<{ searched: number; leaks: { file: string; form: string }[] }>;
export declare function formsOf(secret: string): [string, Buffer][];
