type Samples = readonly Readonly<Record<string, number>>[];

interface Contender {
  readonly name: string;
  readonly kind: "floor" | "node" | "executable" | "peer";
  readonly major?: number;
  /** Of a floor: the name of what stands on it. */
  readonly of?: string;
  readonly samples: Samples;
}

interface Use {
  readonly cpuMs: number;
  readonly peakBytes: number;
  readonly requests: number;
}
type Life = Readonly<Record<string, Use>>;

/** What was measured, by part; a part that was not is not there. */
export interface Measured {
  readonly starts?: readonly Contender[];
  /** By number of people. */
  readonly commands?: Readonly<Record<number, readonly Contender[]>>;
  readonly requests?: readonly {
    readonly name: string;
    readonly people: number;
    readonly verbs: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }[];
  readonly growth?: {
    /** Who. */
    readonly name: string;
    readonly sizes: Readonly<Record<number, Life>>;
    readonly echo: {
      readonly people: number;
      readonly ours: readonly Life[];
      readonly echo: readonly Life[];
    };
  };
  /** By library and class. */
  readonly synth?: Readonly<Record<string, readonly number[]>>;
  readonly review?: {
    readonly people: number;
    readonly jsonBytes: number;
    readonly showSeconds: number;
    readonly reviewSeconds: number;
    readonly peakBytes: number;
  };
}
export interface Goal {
  readonly goal: string;
  readonly limit: number;
  readonly values: Readonly<Record<string, number>>;
}
export declare function goalsOf(measured: Measured): readonly Goal[];
export declare function isMet(goal: Goal): boolean;
