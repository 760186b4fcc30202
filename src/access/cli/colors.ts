import type { Io, SharedOptions } from "./command";

/**
 * Only a terminal gets colours, and none where somebody said no: `--no-color`, or NO_COLOR (no-color.org).
 */
export const wantsColor = (
  { color }: Pick<SharedOptions, "color">,
  { env, isTerminal }: Pick<Io, "env" | "isTerminal">,
): boolean => color && isTerminal.stdout && !env.NO_COLOR;
