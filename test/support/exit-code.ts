import type { ExecFileException } from "node:child_process";

/** What a program ended with, from what `execFile` says of it; 1 where it could not be started or was killed. */
export const exitCodeOf = (error: ExecFileException | null): number => {
  if (error === null) return 0;
  return typeof error.code === "number" ? error.code : 1;
};
