// What `automox-access review` costs for a plan with very many people, beside `terraform show -json` of the same plan,
// without which nobody could read it at all.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { median } from "./measure.mjs";
import { watchProcesses } from "./process-use.mjs";
import { prepareContender, timed } from "./terraform-commands.mjs";

/**
 * Plans so many people with real Terraform, then measures in turn.
 *
 * @param {import("./run.mjs").Bench} bench
 * @param {{ people: number, runs: number }} how
 * @returns {Promise<{ people: number, jsonBytes: number, showSeconds: number, reviewSeconds: number, peakBytes: number }>}
 *   Seconds are medians, `reviewSeconds` of a review of the JSON; `peakBytes` is the largest of all reviews.
 */
export async function measureReview(bench, { people, runs }) {
  const place = bench.newPlace();
  const { folder } = place;
  const processes = await watchProcesses(`${folder}-uses`);
  const contender = await bench.ours[0].open({ people });
  try {
    const run = await prepareContender(place, contender);
    bench.progress(`Planning ${people} people, once`);
    await run(["plan", "-out=plan"]);
    const json = join(folder, "plan.json");
    const files = ["--plan", json, "--format", "md=review.md", "--format", "json=review.json"];
    const [show, review, peaks] = [[], [], []];
    for (let round = 0; round < runs; round += 1) {
      bench.progress(`[${round + 1}/${runs}] show, review`);
      show.push(await run(["show", "-json", "plan"], { output: json }));
      review.push(
        await timed([process.execPath, join(bench.dist, "automox-access.cjs"), "review", ...files], {
          cwd: folder,
          env: { PATH: process.env.PATH, ...processes.env },
          // So many invitations break a rule, and that is an answer too.
          accepted: [0, 3],
        }),
      );
      peaks.push((await processes.take()).peakBytes);
    }
    const { size } = await stat(json);
    const seconds = { showSeconds: median(show), reviewSeconds: median(review) };
    return { people, jsonBytes: size, ...seconds, peakBytes: Math.max(...peaks) };
  } finally {
    await contender.close();
  }
}
