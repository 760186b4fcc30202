import { spawnSync } from "node:child_process";

it("the generated codecs are those of the .proto files", () => {
  const check = spawnSync(process.execPath, ["scripts/proto.mjs", "--check"], { encoding: "utf8" });
  expect(check.stderr).toBe("");
  expect(check.status).toBe(0);
});
