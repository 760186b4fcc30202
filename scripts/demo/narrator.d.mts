interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export declare function createNarrator(
  steps: readonly { readonly title: string; readonly seconds: number }[],
  options?: { readonly out?: Stream; readonly err?: Stream; readonly now?: () => number },
): {
  say(text?: string): void;
  begin(index: number): void;
  command(line: string): void;
  holds(sentence: string): void;
  end(): void;
  elapsedSeconds(): number;
};
