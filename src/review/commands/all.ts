import type { AccessCommand } from "../cli/command";
import { driftCommand } from "./drift";
import { exportCommand } from "./export";
import { reconcileCommand } from "./reconcile";
import { staleCommand } from "./stale";

/** Every command there is, in the order of the help: one line each. */
export const COMMANDS: readonly AccessCommand[] = [
  driftCommand,
  exportCommand,
  reconcileCommand,
  staleCommand,
];
