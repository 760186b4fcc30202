export declare function startHttpState(options?: { port?: number }): Promise<{
  url: string;
  configuration: string;
  state: () => string | undefined;
  close: () => Promise<void>;
}>;
