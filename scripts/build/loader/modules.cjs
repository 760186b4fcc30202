// Loads the bundle's files when they are first required, each compiled or taken as it was compiled before.
const { dirname, posix } = require("node:path");
const { Script } = require("node:vm");
const { openCodeCache } = require("./code-cache.cjs");

/** Replaced by the build. */
const DIGEST = __DIGEST__;

/**
 * @param {{ read: (path: string) => string, fileOf: (path: string) => string, nameOf?: (path: string) => string }} bundle Paths are
 *   relative to the plugin's folder, with slashes. `fileOf` becomes `__filename`; `nameOf`, by default the same, stands in stacks.
 */
exports.loadBundle = ({ read, fileOf, nameOf = fileOf }, entry) => {
  const modules = new Map();
  const cache = openCodeCache({ digest: DIGEST, env: process.env });
  const compiled = new Map();

  function compile(path) {
    const name = path.replaceAll("/", "-");
    const cachedData = cache?.take(name);
    // What is also a program by itself begins with a line for the system.
    const code = read(path).replace(/^#!.*/, "");
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
    const script = new Script(wrapped, { filename: nameOf(path), cachedData });
    if (cachedData === undefined) compiled.set(name, script);
    return script.runInThisContext();
  }

  function load(path) {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const inside = (id) => (id.startsWith(".") ? load(posix.join(posix.dirname(path), id)) : require(id));
    const file = fileOf(path);
    compile(path)(module.exports, inside, module, file, dirname(file));
    return module.exports;
  }

  // At the end, because only by then V8 has compiled the functions that are called.
  process.on("exit", (exitCode) => {
    if (exitCode !== 0) return;
    for (const [name, script] of compiled) cache?.keep(name, script.createCachedData());
  });
  return load(entry);
};
