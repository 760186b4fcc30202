// `provider/load.cjs` of the plugin's folder.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { loadBundle } = require("./modules.cjs");

const fileOf = (path) => join(__dirname, "..", path);

loadBundle({ fileOf, read: (path) => readFileSync(fileOf(path), "utf8") }, "provider/main.cjs");
