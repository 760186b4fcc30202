interface Median {
  readonly median: number;
}
interface Spread extends Median {
  readonly min: number;
  readonly max: number;
}
export interface Measured {
  readonly start: Readonly<Record<string, Spread>>;
  /** By contender and command. */
  readonly commands: Readonly<Record<string, Readonly<Record<string, Median>>>>;
  /** By library and class. */
  readonly synth: Readonly<Record<string, Spread>>;
  readonly review: {
    readonly people: number;
    readonly jsonBytes: number;
    readonly showSeconds: number;
    readonly reviewSeconds: number;
    readonly peakBytes: number;
  };
}
export interface Goal {
  readonly goal: string;
  readonly measured: number;
  readonly met: boolean;
}
export declare function judge(measured: Measured): readonly Goal[];
export declare function toMarkdown(
  result: Measured & {
    readonly machine: {
      readonly node: string;
      readonly terraform: string;
      readonly cores: number;
      readonly platform: string;
      readonly runs: { readonly start: number; readonly commands: number; readonly synth: number };
    };
    readonly goals: readonly Goal[];
    readonly notes: readonly string[];
  },
): string;
