// Unpacks the browser into TMPDIR, in a process of its own: the package asks the environment of the process where to, and
// a test runner hands its tests only a copy of that.
const module_ = require("@sparticuz/chromium");

(module_.default ?? module_).executablePath().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
