import type { AccessCommand } from "../cli/command";
import { exportCommand } from "./export";
import { reconcileCommand } from "./reconcile";

/** Every command there is, in the order of the help: one line each. */
export const COMMANDS: readonly AccessCommand[] = [exportCommand, reconcileCommand];
