import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * What a program says it is.
 *
 * @param {string} program
 * @returns {Promise<{ product: "Terraform" | "OpenTofu", version: string }>}
 * @throws {Error} where it says nothing of the kind.
 */
export async function terraformVersion(program) {
  const env = { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" };
  const { stdout } = await promisify(execFile)(program, ["version"], { env });
  const [, product, version] = /^(Terraform|OpenTofu) v(\S+)/m.exec(stdout) ?? [];
  if (!product) throw new Error(`${program} version printed no version of Terraform or OpenTofu.`);
  return { product, version };
}
