import type { Io, SharedOptions } from "./command";

/** Only a terminal gets colours, and none where somebody said no: `--no-color`, NO_COLOR (no-color.org), or a terminal that has none. */
export const wantsColor = (
  { color }: Pick<SharedOptions, "color">,
  { env, isTerminal }: Pick<Io, "env" | "isTerminal">,
): boolean => color && isTerminal.stdout && !env.NO_COLOR && env.TERM !== "dumb";
