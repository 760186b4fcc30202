// Diagrams are flowcharts that can be drawn, and name what is there.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { blocksFor } from "../../support/page-blocks";

const GITOPS = join(__dirname, "../../../examples/gitops");
/** What a flowchart may be made of here: nodes with or without their words, and arrows with or without. */
const NODE = /^([A-Za-z]\w*)(?:\["([^"]+)"\]|\{"([^"]+)"\}|\[([^\]"]+)\])?/;
const ARROW = /^(?:-->\|[^|]+\||-\.->\|[^|]+\||-- "[^"]+" -->|-\. "[^"]+" \.->|-->|-\.->)/;
const FRAME = /^(?:flowchart (?:TB|TD|LR)|subgraph \w+ ?\[[^\]]+\]|end)$/;

interface Flowchart {
  /** Words of the nodes by their ids. */
  readonly nodes: ReadonlyMap<string, string>;
  /** Every id, in arrows too. */
  readonly ids: readonly string[];
}

/** @throws {Error} at what cannot be read. */
function readFlowchart(code: string): Flowchart {
  const nodes = new Map<string, string>();
  const ids: string[] = [];
  for (const line of code.split("\n").map((each) => each.trim())) {
    if (FRAME.test(line)) continue;
    for (let rest = line; rest !== ""; ) {
      const [node, id = "", square, curly, bare] = NODE.exec(rest) ?? [];
      if (node === undefined) throw new Error(`No node begins at: ${rest}`);
      ids.push(id);
      const words = square ?? curly ?? bare;
      if (words !== undefined) nodes.set(id, words);
      rest = rest.slice(node.length).trim();
      const [arrow] = ARROW.exec(rest) ?? [];
      if (rest !== "" && arrow === undefined) throw new Error(`No arrow begins at: ${rest}`);
      rest = rest.slice(arrow?.length).trim();
      if (arrow !== undefined && rest === "") throw new Error(`This arrow leads nowhere: ${line}`);
    }
  }
  return { nodes, ids };
}

const diagrams = blocksFor("diagrams").map(({ page, code }) => ({ page, code }));

test.each(diagrams)("$page: every arrow leads from and to something that has words", ({ code }) => {
  const { nodes, ids } = readFlowchart(code);
  expect(nodes.size).toBeGreaterThan(3);
  expect(ids.filter((id) => !nodes.has(id))).toEqual([]);
});

const diagramOf = (page: string): Flowchart => {
  const [{ code } = { code: "" }] = diagrams.filter((each) => each.page === page);
  return readFlowchart(code);
};

test("the way of a change passes through the jobs of the workflows", () => {
  const folder = join(GITOPS, "github/.github/workflows");
  const jobs = ["apply", "build", "preview"].flatMap((name) =>
    Object.keys(parse(readFileSync(join(folder, `${name}.yml`), "utf8")).jobs),
  );
  const { nodes } = diagramOf("examples/gitops/README.md");
  const named = [...nodes.keys()].map((id) => id.replace(/\d$/, ""));
  const events = ["push", "merged", "people"];
  expect(named.filter((id) => !events.includes(id) && id !== "check" && !jobs.includes(id))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(["synth", "tools", "gate", "apply", "comment"]));
});

test("the two projects have the jobs that the diagram gives them", () => {
  const folder = join(GITOPS, "gitlab");
  const files = ["preview/.gitlab-ci.yml", ...readdirSync(join(folder, "ci")).map((name) => `ci/${name}`)];
  const jobs = files.flatMap((name) =>
    Object.keys(
      parseAllDocuments(readFileSync(join(folder, name), "utf8"))
        .at(-1)
        ?.toJS(),
    ),
  );
  const words = [...diagramOf("examples/gitops/gitlab/README.md").nodes.values()].join(" ");
  for (const job of ["synth", "tools", "gate", "apply", "fetch", "plan", "note"]) {
    expect(words).toMatch(new RegExp(`\\b${job}\\b`));
    expect(jobs.map((name) => name.replace("access ", ""))).toContain(job);
  }
});
