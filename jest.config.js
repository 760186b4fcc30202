/** TypeScript is only stripped here; the type-check is a step of its own in `npm test`. */
const transform = {
  "^.+\\.(ts|mjs)$": [
    "@swc/jest",
    {
      jsc: { parser: { syntax: "typescript" }, target: "es2022" },
      module: { type: "commonjs" },
      // In files of their own: inline they are two thirds of what each test file compiles.
      sourceMaps: true,
    },
  ],
};

const common = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  moduleFileExtensions: ["ts", "js", "mjs", "cjs", "json"],
  transform,
  moduleNameMapper: { "^fast-check$": "<rootDir>/test/support/seeded-fast-check.ts" },
  // Not `testTimeout`: Jest reads that of the whole configuration alone, not of a project.
  setupFilesAfterEnv: ["finished-contexts", "network-guard", "patience"].map(
    (name) => `<rootDir>/test/support/${name}.ts`,
  ),
};

const withTerraform = {
  globalSetup: "<rootDir>/scripts/test/acceptance-setup.mjs",
};

/** @type {import("jest").Config} */
module.exports = {
  testSequencer: "<rootDir>/scripts/test/longest-first.cjs",
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["accept", "browser", "long", "modern"].map(
        (name) => `<rootDir>/test/${name}/`,
      ),
    },
    {
      ...common,
      displayName: "browser",
      testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
    },
    {
      ...common,
      displayName: "accept",
      testMatch: ["<rootDir>/test/accept/**/*.test.ts"],
      ...withTerraform,
    },
    {
      ...common,
      displayName: "modern",
      testMatch: ["<rootDir>/test/modern/**/*.test.ts"],
      globalSetup: "<rootDir>/scripts/test/modern-setup.mjs",
    },
    {
      ...common,
      displayName: "long",
      testMatch: ["<rootDir>/test/long/**/*.test.ts"],
      globalSetup: "<rootDir>/scripts/test/modern-setup.mjs",
    },
  ],
};
