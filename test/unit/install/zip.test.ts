import { readZip, writeZip } from "../../../src/install/zip";

const FILES = new Map([
  ["run", Buffer.from("#!/bin/sh\n".repeat(1_000))],
  ["a/empty", Buffer.alloc(0)],
  ["a/b", Buffer.from([0, 255])],
]);

// That Terraform reads them too, sums and modes included, is seen in test/accept/installer.test.ts.
test("what was written is read again, and twice the same", () => {
  const zip = writeZip(FILES, () => false);
  expect(readZip(zip)).toEqual(FILES);
  expect(writeZip(FILES, () => false)).toEqual(zip);
});

const whole = writeZip(FILES, () => false);
const renamed = (name: string) => Buffer.from(whole.toString("latin1").replaceAll("run", name), "latin1");
test.each([
  ["nothing", Buffer.alloc(0)],
  ["half a zip", whole.subarray(0, whole.length / 2)],
  ["a zip without its beginning", whole.subarray(20)],
  ["a file above the folder", renamed("../")],
  ["a file of the root", renamed("/rn")],
])("%s is refused", (_name, bytes) =>
  expect(() => readZip(bytes)).toThrow(/^It is no zip that can be read: /),
);
