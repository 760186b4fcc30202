// Reads a list of RegExp literals from stdin and prints how the work of each grows. A process of its own: inside of Jest it takes
// three times as long.
const { checkSync } = require("recheck/lib/browser.js");

const growth = (literal) => {
  const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
  const { status, complexity, error } = checkSync(source, flags, { checker: "automaton", timeout: null });
  return status === "safe" ? "linear" : (complexity?.summary ?? error.kind);
};

const literals = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(literals.map(growth)));
