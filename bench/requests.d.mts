export declare function verbsOf(requests: readonly string[]): Record<string, number>;
export declare function secondsAtLimit(requests: number): number;
