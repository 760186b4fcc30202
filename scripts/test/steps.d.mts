export interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  readonly note?: string;
}
export declare function runSteps(
  output: (text: string) => void,
  steps: Readonly<Record<string, () => Promise<Result>>>,
): Promise<Result[]>;
export declare function total(results: readonly Result[]): Result & { readonly skipped: number };
export declare function closingLine(results: readonly Result[]): string;
