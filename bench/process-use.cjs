// Preloaded into a Node process: writes at its end what it took, into a file of the folder that PROCESS_USE_FOLDER names.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

/** The most that was in memory at once. What getrusage says counts the parent's, too, where that started it by vfork. */
function peakBytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    return kilobytes * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024; // no Linux
  }
}

process.once("exit", () => {
  const { user, system } = process.cpuUsage();
  const use = { cpuMs: (user + system) / 1000, peakBytes: peakBytes() };
  writeFileSync(join(process.env.PROCESS_USE_FOLDER, `${process.pid}.json`), JSON.stringify(use));
});
