export declare function watchProcesses(folder: string): Promise<{
  env: Record<string, string>;
  take: () => Promise<{ cpuMs: number; peakBytes: number }>;
}>;
