// A plugin ends as soon as its answer to Shutdown is out, on every Node that people have: Terraform, quicker than any client of
// ours, has closed the connection by then, and not every Node says so.
import { delimiter } from "node:path";
import { provider } from "../support/hcl";
import { nodeFolder } from "../support/node-versions";
import { openTerraform } from "../support/terraform";

const RUNS = 50;

const count = (text: string, what: string) => text.split(what).length - 1;

test.each([20, 22, 24, 26])(
  `on Node %i, ${RUNS} runs end without grace, and each Shutdown is answered`,
  async (major) => {
    const tf = await openTerraform();
    await tf.write(provider({}));
    const env = { PATH: [await nodeFolder(major), process.env.PATH].join(delimiter) };
    let log = "";
    for (let n = 0; n < RUNS; n++) log += await (await tf.validate({ env })).log();
    const shutdowns = count(log, "reason=Shutdown");
    expect(shutdowns).toBeGreaterThanOrEqual(RUNS);
    expect({
      nodes: new Set(log.match(/node_version=v\d+/g)),
      byGrace: count(log, "ended by grace"),
      killed: count(log, "plugin failed to exit gracefully"),
      unanswered: count(log, "error closing client during Kill"),
    }).toEqual({ nodes: new Set([`node_version=v${major}`]), byGrace: 0, killed: 0, unanswered: 0 });
  },
);
