import type { Measured } from "./goals.mjs";

export declare function toMarkdown(
  result: Measured & {
    readonly machine: {
      readonly date: string;
      readonly version: string;
      readonly node: string;
      readonly terraform: string;
      readonly cpu: string;
      readonly cores: number;
      readonly platform: string;
    };
    readonly notes: readonly string[];
  },
  picture: (name: string, title: string) => string,
): string;
