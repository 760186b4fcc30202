import type { AccessCommand } from "../cli/command";

/** Every command there is, in the order of the help: one line each. */
export const COMMANDS: readonly AccessCommand[] = [];
