export declare function alternate<Sample>(
  candidates: Readonly<Record<string, () => Promise<Sample>>>,
  how: { runs: number; warm?: boolean; atMost?: Record<string, number>; progress: (line: string) => void },
): Promise<Record<string, Sample[]>>;
export declare function timeLeft(total: number, now?: () => number): (done: number) => string;
export declare function median(numbers: readonly number[]): number;
export declare function pairRatio(ours: readonly number[], theirs: readonly number[]): number;
