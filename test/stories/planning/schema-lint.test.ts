import type { AnyProvider } from "../../../src/framework/provider";
import { lintProvider } from "../../../src/framework/schema-lint";
import { automoxProvider } from "../../../src/provider/index";
import { toyProvider } from "../../support/toy/toy-provider";

test.each<readonly [string, AnyProvider]>([
  ["the toy", toyProvider()],
  ["automox", automoxProvider({ version: "0.0.0", env: {} })],
])("nobody would refuse a schema of %s", (_name, provider) => {
  expect(lintProvider(provider)).toEqual([]);
});
