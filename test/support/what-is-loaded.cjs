// Loaded by NODE_OPTIONS before the provider: notes which of its files are read, which of Node's modules are there, and when the handshake
// line was written. FILE has it when the process has ended.
const fs = require("node:fs");
const { basename } = require("node:path");

const { readFileSync, writeSync } = fs;
const files = [];
const nodes = () => process.moduleLoadList.filter((name) => name.startsWith("NativeModule "));
let before;

fs.readFileSync = (path, ...rest) => {
  const content = readFileSync(path, ...rest);
  if (String(path).endsWith(".cjs")) files.push({ name: basename(path), bytes: content.length });
  return content;
};
fs.writeSync = (descriptor, ...rest) => {
  if (descriptor === 1) before ??= { files: [...files], nodes: nodes() };
  return writeSync(descriptor, ...rest);
};
process.on("exit", () => {
  fs.writeFileSync(process.env.FILE, JSON.stringify({ before, files, nodes: nodes() }));
});
