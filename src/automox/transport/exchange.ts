export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** The head of an answer, and its body as it comes in, unpacked. */
export interface Incoming {
  readonly status: number;
  /** By a name in small letters. */
  readonly header: (name: string) => string | null;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** How requests get out. Never follows a redirect. */
export interface Connections {
  /** Rejects with what the network said, with `UnusableProxy`, or with the signal's reason. */
  send(request: Outgoing, signal: AbortSignal): Promise<Incoming>;
  close(): Promise<void>;
}
