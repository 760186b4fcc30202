import type { AccessCommand } from "../cli/command";
import { adoptCommand } from "./adopt";
import { doctorCommand } from "./doctor";
import { driftCommand } from "./drift";
import { exportCommand } from "./export";
import { guardCommand } from "./guard";
import { keysCommand } from "./keys";
import { matrixCommand } from "./matrix";
import { reconcileCommand } from "./reconcile";
import { reviewCommand } from "./review";
import { schemaCommand } from "./schema";
import { staleCommand } from "./stale";

/** Every command there is, in the order of the help: one line each. */
export const COMMANDS: readonly AccessCommand[] = [
  reviewCommand,
  guardCommand,
  driftCommand,
  exportCommand,
  matrixCommand,
  reconcileCommand,
  staleCommand,
  keysCommand,
  adoptCommand,
  doctorCommand,
  schemaCommand,
];
