/** `terraform-provider-automox/1.0.0 (Terraform/1.11.4)`, and what the practitioner's tools append. */
export function userAgent(version: string, terraformVersion: string, env: NodeJS.ProcessEnv): string {
  const appended = env.TF_APPEND_USER_AGENT?.replaceAll(/[^\x20-\x7e]/g, "").trim();
  const own = `terraform-provider-automox/${version} (Terraform/${terraformVersion})`;
  return appended ? `${own} ${appended}` : own;
}
