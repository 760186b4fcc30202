export declare function startHttpState(options?: { port?: number }): Promise<{
  url: string;
  configuration: string;
  state: (path?: string) => string | undefined;
  close: () => Promise<void>;
}>;
