// Preloaded into a Node process: writes the most memory it ever held, in bytes, into the file PEAK_MEMORY_FILE names.
const { writeFileSync } = require("node:fs");

process.once("exit", () => {
  // Kilobytes on every system, whatever the kernel counts in.
  writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024));
});
