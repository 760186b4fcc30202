// The first thing that a single executable runs. Node gives it built-in modules alone: the files of the bundle lie beside it
// as assets.
const { getAsset } = require("node:sea");
const { loadBundle } = require("../build/loader/modules.cjs");

loadBundle(
  { read: (path) => getAsset(path, "utf8"), fileOf: () => process.execPath, nameOf: (path) => path },
  "provider/main.cjs",
);
