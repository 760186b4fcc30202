export declare function alternate<Sample>(
  candidates: Readonly<Record<string, () => Promise<Sample>>>,
  how: { runs: number; progress: (line: string) => void },
): Promise<Record<string, Sample[]>>;
export declare function median(numbers: readonly number[]): number;
export declare function summary(numbers: readonly number[]): {
  median: number;
  min: number;
  max: number;
  runs: number;
};
