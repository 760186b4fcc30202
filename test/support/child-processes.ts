import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
  readonly isOver: boolean;
}

/** Everything that runs on this machine. A zombie that nobody has collected is over all the same. */
async function processes(): Promise<readonly ProcessLine[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,stat="]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, status = ""] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), isOver: status.startsWith("Z") };
    });
}

/** The processes that one has started and that still run. */
export async function childrenOf(parent: number): Promise<readonly number[]> {
  const all = await processes();
  return all.filter((each) => each.parent === parent && !each.isOver).map(({ pid }) => pid);
}

/** Those of them that still run. */
export async function runningOf(pids: readonly number[]): Promise<readonly number[]> {
  const all = await processes();
  return all.filter((each) => pids.includes(each.pid) && !each.isOver).map(({ pid }) => pid);
}

/** Resolves once none of them runs; the test's own limit ends the wait. */
export async function ended(pids: readonly number[]): Promise<void> {
  while ((await runningOf(pids)).length > 0) await pause(50);
}
