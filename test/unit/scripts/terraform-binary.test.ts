import { findTerraform } from "../../../scripts/terraform-binary.mjs";

test("with neither on PATH one is fetched, and progress is told", async () => {
  const told: string[] = [];
  const found = await findTerraform({
    env: { PATH: "/nowhere" },
    progress: (line) => told.push(line),
    download: () => Promise.resolve("/cache/terraform"),
  });
  expect(found).toBe("/cache/terraform");
  expect(told).toEqual([
    "Neither terraform nor tofu is on PATH; fetching Terraform (about 30 MB, once) ...",
    "Terraform is at /cache/terraform",
  ]);
});

test("offline it says in one sentence why, and what to install", async () => {
  const offline = new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") });
  const attempt = findTerraform({ env: {}, progress: () => {}, download: () => Promise.reject(offline) });
  await expect(attempt).rejects.toThrow(
    /^Terraform could not be fetched \(getaddrinfo ENOTFOUND\): install Terraform 1\.5 or newer, or OpenTofu, so that `terraform` or `tofu` is on PATH\.$/,
  );
});
