// The first thing that a single executable runs. Node gives it built-in modules alone: the files of the bundle lie beside it
// as assets, and each is read and compiled when it is first required, as from a folder.
const { dirname, posix } = require("node:path");
const { getAsset } = require("node:sea");
const { compileFunction } = require("node:vm");

const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];
const modules = new Map();

function load(path) {
  const known = modules.get(path);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(path, module);
  const inside = (id) => (id.startsWith(".") ? load(posix.join(posix.dirname(path), id)) : require(id));
  // What is also a program by itself begins with a line for the system.
  const code = getAsset(path, "utf8").replace(/^#!.*/, "");
  const run = compileFunction(code, PARAMETERS, { filename: path });
  run(module.exports, inside, module, process.execPath, dirname(process.execPath));
  return module.exports;
}

load("provider.cjs");
