export declare function liveOnce(
  command: readonly string[],
  how: {
    env: NodeJS.ProcessEnv;
    client?: { readonly certificatePem: string; readonly keyPem: string };
  },
): Promise<{ handshake: number; life: number; cpu: number }>;
