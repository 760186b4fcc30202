import {
  compareVersions,
  executableName,
  goPlatform,
  partsOfZipName,
  zipName,
} from "../../../src/install/names";

test.each([
  ["linux", "x64", "linux_amd64"],
  ["linux", "arm64", "linux_arm64"],
  ["darwin", "arm64", "darwin_arm64"],
  ["win32", "x64", "windows_amd64"],
  ["freebsd", "ia32", "freebsd_386"],
])("%s on %s is %s to Go", (platform, arch, name) => expect(goPlatform(platform, arch)).toBe(name));

test("an executable has an ending on Windows alone", () => {
  expect(executableName("1.2.3", "windows_arm64")).toBe("terraform-provider-automox_v1.2.3.exe");
  expect(executableName("1.2.3", "darwin_arm64")).toBe("terraform-provider-automox_v1.2.3");
});

test("the name of a zip says version and platform, and other names say nothing", () => {
  const parts = { version: "0.1.1764500000", platform: "windows_amd64" };
  expect(partsOfZipName(zipName(parts.version, parts.platform))).toEqual(parts);
  for (const name of [
    "terraform-provider-automox_1.0.0_SHA256SUMS",
    "terraform-provider-aws_1.0.0_linux_amd64.zip",
  ])
    expect(partsOfZipName(name)).toBeUndefined();
});

test("versions are in the order of their numbers, a pre-release before its release", () => {
  const ordered = ["0.1.9", "0.1.10", "0.2.0-beta1", "0.2.0-beta2", "0.2.0", "0.10.0", "1.0.0"];
  expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
});
