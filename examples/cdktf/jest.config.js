/** Types are checked by `npm run build`; here they are only taken out. */
module.exports = {
  testEnvironment: "node",
  testMatch: ["**/__tests__/**/*.ts"],
  setupFilesAfterEnv: ["<rootDir>/setup.js"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2018" }, module: { type: "commonjs" } },
    ],
  },
  clearMocks: true,
};
