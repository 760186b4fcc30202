// Reading a plan starts nothing of the plan's folder, unless somebody names that folder. Terraform here is a program that
// leaves a mark, tells its environment and starts the provider that lies in the folder, as the real one does.
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { planJson, unchanged } from "../../../support/access/plan-builder";
import { access } from "../../../support/access-io";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();
const PROVIDER = ".terraform/providers/planted";
const ZIP = Buffer.from("504b0304", "hex");

const env = {
  PATH: process.env.PATH,
  HOME: "/home/ada",
  AUTOMOX_API_KEY: "secret",
  AUTOMOX_SCIM_TOKEN: "secret",
  AWS_SECRET_ACCESS_KEY: "secret",
  ARM_CLIENT_SECRET: "secret",
  GOOGLE_CREDENTIALS: "secret",
  TF_TOKEN_app_terraform_io: "secret",
  TF_VAR_people: "secret",
  TF_HTTP_PASSWORD: "secret",
  GITHUB_TOKEN: "secret",
};

async function program(file: string, script: string): Promise<void> {
  await mkdir(join(cwd, file, ".."), { recursive: true });
  await writeFile(join(cwd, file), `#!/bin/sh\n${script}\n`);
  await chmod(join(cwd, file), 0o755);
}

async function plantIn(folder: string): Promise<void> {
  await mkdir(join(cwd, folder), { recursive: true });
  await writeFile(join(cwd, folder, "plan"), ZIP);
  await program(join(folder, PROVIDER), `touch "${cwd}/marked"`);
  // What a relative name of the program would mean there.
  await program(join(folder, "bin/terraform"), `touch "${cwd}/marked-by-terraform"`);
}

beforeEach(async () => {
  const json = join(cwd, "shown.json");
  await writeFile(json, JSON.stringify(planJson([unchanged()])));
  await program("bin/terraform", `env > "${cwd}/env"; ./${PROVIDER}; cat "${json}"`);
});

const run = (...argv: readonly string[]) =>
  access(argv, { cwd, env: { ...env, TERRAFORM_BINARY_NAME: "bin/terraform" } });
const started = (): boolean => existsSync(join(cwd, "marked")) || existsSync(join(cwd, "env"));

async function stack(workingDirectory: string): Promise<void> {
  await mkdir(join(cwd, "out"), { recursive: true });
  await writeFile(join(cwd, "out/manifest.json"), JSON.stringify({ stacks: { team: { workingDirectory } } }));
}

describe.each([
  ["review", ["review"]],
  ["guard", ["guard"]],
  ["drift", ["drift", "--roster", "none.json"]],
  ["adopt verify", ["adopt", "verify"]],
])("%s of a saved plan", (command, argv) => {
  test("starts nothing and prints the line to run", async () => {
    await plantIn("infra");
    const { code, stderr } = await run(...argv, "--plan", "infra/plan");
    expect({ code, started: started() }).toEqual({ code: 1, started: false });
    expect(stderr).toContain("terraform -chdir='infra' show -json 'plan' > 'infra/plan.json'");
    expect(stderr).toContain("--terraform-dir");
  });

  test("starts the program that the user means in the folder that is named, without a secret", async () => {
    await plantIn("infra");
    await run(...argv, "--plan", "infra/plan", "--terraform-dir", "infra");
    expect(existsSync(join(cwd, "marked"))).toBe(true);
    expect(existsSync(join(cwd, "marked-by-terraform"))).toBe(false);
    const seen = await readFile(join(cwd, "env"), "utf8");
    expect(seen).not.toMatch(/secret/);
    expect(seen).toMatch(/^HOME=\/home\/ada$/m);
    if (command !== "review") return;
    const base = await run("review", "--plan", "shown.json", "--base-plan", "infra/plan");
    expect(base.stderr).toContain("show -json");
  });
});

describe("the plans of --cdktf-out", () => {
  const review = (...argv: readonly string[]) => run("review", "--cdktf-out", "out", ...argv);

  test("are not read by Terraform before somebody says so, then each in its own folder", async () => {
    await stack("stacks/team");
    await plantIn("out/stacks/team");
    const refused = await review();
    expect({ code: refused.code, started: started() }).toEqual({ code: 1, started: false });
    expect(refused.stderr).toContain("terraform -chdir='out/stacks/team' show -json 'plan'");
    expect((await review("--terraform-dir", "out/")).code).toBe(0);
    expect(started()).toBe(true);
  });

  test("elsewhere than in the folder that is named are not read by Terraform", async () => {
    await stack("../elsewhere");
    await plantIn("elsewhere");
    const { code } = await review("--terraform-dir", "out");
    expect({ code, started: started() }).toEqual({ code: 1, started: false });
  });

  test("are not read in another folder", async () => {
    await stack("stacks/team");
    await plantIn("out/stacks/team");
    const { stderr } = await review("--terraform-dir", ".");
    expect(stderr).toContain("Beside --cdktf-out out, --terraform-dir names that folder too");
  });
});
