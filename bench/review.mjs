// What `automox-access review` costs for a plan with very many people, beside `terraform show -json` of the same plan,
// without which nobody could read it at all.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { automox } from "./contenders.mjs";
import { median } from "./measure.mjs";
import { watchProcesses } from "./process-use.mjs";

/**
 * Plans so many people with real Terraform, then measures in turn.
 *
 * @param {{ dist: string, program: string, folder: string, people: number, runs: number, progress: (line: string) => void }} how
 * @returns {Promise<{ people: number, jsonBytes: number, showSeconds: number, reviewSeconds: number, peakBytes: number }>}
 *   Seconds are medians, `reviewSeconds` of a review of the JSON; `peakBytes` is the largest of all reviews.
 */
export async function measureReview({ dist, program, folder, people, runs, progress }) {
  await mkdir(folder, { recursive: true });
  const processes = await watchProcesses(join(folder, "uses"));
  const contender = await automox({ dist, people });
  try {
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      TF_CLI_CONFIG_FILE: join(dist, "terraform.tfrc"),
      ...contender.env,
    };
    const place = { cwd: folder, env };
    await writeFile(join(folder, "main.tf.json"), JSON.stringify(configuration(people)));
    progress(`Planning ${people} people, once`);
    await timed(program, ["init", "-input=false", "-no-color"], place);
    await timed(program, ["plan", "-input=false", "-no-color", "-out=plan"], place);
    const json = join(folder, "plan.json");
    const [show, review, peaks] = [[], [], []];
    for (let run = 0; run < runs; run += 1) {
      progress(`[${run + 1}/${runs}] show, review`);
      show.push(await timed(program, ["show", "-json", "plan"], { ...place, output: json }));
      const args = [join(dist, "automox-access.cjs"), "review", "--plan", json];
      const formats = ["--format", "md=review.md", "--format", "json=review.json"];
      review.push(
        await timed(process.execPath, [...args, ...formats], {
          cwd: folder,
          env: { PATH: process.env.PATH, ...processes.env },
          // So many invitations break a rule, and that is an answer too.
          accepted: [0, 3],
        }),
      );
      peaks.push((await processes.take()).peakBytes);
    }
    const { size } = await stat(json);
    return {
      people,
      jsonBytes: size,
      showSeconds: median(show),
      reviewSeconds: median(review),
      peakBytes: Math.max(...peaks),
    };
  } finally {
    await contender.close();
  }
}

const configuration = (people) => ({
  terraform: { required_providers: { automox: { source: "automox-iac/automox" } } },
  provider: { automox: { org_id: 12345 } },
  resource: {
    automox_user: Object.fromEntries(
      Array.from({ length: people }, (_, index) => [
        `person_${index}`,
        {
          email: `person-${index}@example.com`,
          first_name: `First${index}`,
          last_name: `Last${index}`,
          role: "viewer",
        },
      ]),
    ),
  },
});

/** Seconds until the program has ended and all it printed is read, into `output` where that is a file. */
async function timed(program, args, { cwd, env, output, accepted = [0] }) {
  const started = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  if (output === undefined) child.stdout.resume();
  else await finished(child.stdout.pipe(createWriteStream(output)));
  const [exitCode] = child.exitCode === null ? await once(child, "close") : [child.exitCode];
  if (!accepted.includes(exitCode))
    throw new Error(`${program} ${args.join(" ")} ended with exit code ${exitCode}:\n${errors}`);
  return (performance.now() - started) / 1000;
}
