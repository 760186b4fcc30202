// The order of test files: whichever takes longest first, so that no core is idle while the last one finishes. Jest
// remembers durations, but a fresh clone has none to remember; there the folder tells.
const { default: Sequencer } = require("@jest/test-sequencer");

/** Seconds, roughly; only their order matters. */
const EXPECTED = [
  // Counts whatever its process has loaded, so that process must be a fresh one.
  [/\/linear-work/, 1_000],
  // Makes a release, which the other one then finds.
  [/\/accept\/single-executable/, 200],
  [/\/accept\/page-installing/, 25],
  [/\/test\/faults\//, 100],
  [/\/accept\/(packed|installer|gitops|shared-budget|demo|examples-cdktf)|\/kept\/properties|whole-life/, 60],
  [/\/test\/(accept|browser|modern)\/|\/stories\/requests\/(account-)?counts|left-behind/, 30],
  [/properties|certificate|\/fuzz|many-people|\/stories\/gitops\//, 15],
  [/\/test\/(protocol|stories)\//, 5],
  [/./, 1],
];

class LongestFirst extends Sequencer {
  sort(tests) {
    // Jest's own order reads the remembered durations into the tests, in milliseconds.
    return super.sort(tests).sort((a, b) => seconds(b) - seconds(a));
  }
}

function seconds({ path, duration }) {
  const [, first] = EXPECTED[0];
  if (EXPECTED[0][0].test(path)) return first;
  return duration === undefined ? EXPECTED.find(([pattern]) => pattern.test(path))[1] : duration / 1000;
}

module.exports = LongestFirst;
