// Jest runs this once before tests of what only today's Terraform has. They need all that acceptance tests need, and that Terraform.
import { NEWEST, terraformFromWheel } from "../terraforms/terraform-from-wheel.mjs";
import prepare from "./acceptance-setup.mjs";

export default async function prepareModern() {
  await prepare();
  if (process.env.SKIP_ACCEPTANCE || process.env.SKIP_MODERN) return;
  process.env.AUTOMOX_MODERN_TERRAFORM ??= await terraformFromWheel(NEWEST, { progress: console.error });
}
