export function openCodeCache(options: {
  digest: string;
  env: NodeJS.ProcessEnv;
}): { take(name: string): Buffer | undefined; keep(name: string, data: Buffer): void } | undefined;
