import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { thirdPartyLicences } from "../../../../scripts/build/licences.mjs";
import { folderForEach } from "../../../support/scratch-folder";

const folder = folderForEach();

function packaged(name: string, files: Readonly<Record<string, string>>): string {
  const home = join(folder, "node_modules", name);
  mkdirSync(home, { recursive: true });
  const about = JSON.stringify({ name, version: "1.2.3", license: "MIT" });
  for (const [file, text] of Object.entries({ "package.json": about, "index.js": "", ...files }))
    writeFileSync(join(home, file), text);
  return join(home, "index.js");
}

test("a package's licence is the file that it ships", async () => {
  const text = await thirdPartyLicences([packaged("with-file", { LICENSE: "Do what you like.\n" })]);
  expect(text).toMatch(/^with-file 1\.2\.3 \(MIT\)\n\nDo what you like\.$/m);
});

test("@bufbuild/protobuf ships none: its notices stand with the licence that they name", async () => {
  const files = ["varint", "binary-encoding"].map(
    (name) => `node_modules/@bufbuild/protobuf/dist/esm/wire/${name}.js`,
  );
  const text = await thirdPartyLicences(files);
  expect(text).toMatch(/^@bufbuild\/protobuf /m);
  expect(text).toContain("Copyright 2008 Google Inc.  All rights reserved.\n\nRedistribution and use");
  expect(text).toMatch(/Buf Technologies, Inc\.\n\nLicensed under the Apache License, Version 2\.0/);
  expect(text).toMatch(/TERMS AND CONDITIONS FOR USE, REPRODUCTION[\s\S]*END OF TERMS AND CONDITIONS/);
});

test("a package without any licence is not bundled in silence", async () => {
  await expect(thirdPartyLicences([packaged("bare", {})])).rejects.toThrow(/^bare 1\.2\.3 .* nowhere/);
});
