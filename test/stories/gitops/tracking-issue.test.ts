// The nightly issue from its first day to its last, with reports as the command writes them.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { driftMarkdown } from "../../../src/access/drift/print-markdown";
import { documentOf, documentText } from "../../../src/access/drift/report-document";
import type { Roster } from "../../../src/access/facts/roster";
import { driftReport } from "../../support/drift-report";
import {
  type Forge,
  type ForgeIssue,
  type ForgeName,
  openForge,
  runScript,
  type ScriptRun,
  scratchFolder,
} from "../../support/forge";
import { managedPerson } from "../../support/managed";
import { rosterOf, rosterPerson } from "../../support/roster";

interface Night {
  readonly roles?: readonly string[];
  readonly stack?: string;
  readonly roster?: Partial<Roster>;
}

const INCOMPLETE: Partial<Roster> = {
  completeness: { status: "incomplete", scanned: 0, total: 1, problems: ["organization 12345: forbidden"] },
};
const ELSEWHERE: Partial<Roster> = { organizations: [{ org: 67890, zone: null, name: "Other" }] };

async function tell(
  forge: Forge,
  cwd: string,
  { roles = [], stack = "team", roster = {} }: Night,
): Promise<ScriptRun> {
  const report = driftReport({
    stack,
    managed: roles.map((_, index) => managedPerson(`p${index}`)),
    roster: rosterOf(
      [
        rosterPerson("alice", { role: "admin" }),
        ...roles.map((role, index) => rosterPerson(`p${index}`, { role })),
      ],
      roster,
    ),
  });
  await writeFile(join(cwd, `${stack}.md`), driftMarkdown(report));
  await writeFile(join(cwd, `${stack}.json`), documentText(documentOf(report)));
  return runScript(["tracking-issue.mjs", stack], { forge, cwd });
}

const shown = ({ state, title, comments }: ForgeIssue) => ({ state, title, comments });

describe.each<ForgeName>(["github", "gitlab"])("on %s", (name) => {
  let forge: Forge;
  let cwd: string;
  beforeEach(async () => {
    cwd = await scratchFolder();
    forge = await openForge(name, cwd);
  });
  const night = async (of: Night) => {
    const run = await tell(forge, cwd, of);
    if (run.code !== 0) throw new Error(run.stdout + run.stderr);
    return run;
  };
  const only = () => {
    const { issues } = forge.world();
    expect(issues).toHaveLength(1);
    return issues[0] as ForgeIssue;
  };

  test("one issue is opened, kept up to date, closed, and opened again", async () => {
    await night({});
    expect(forge.world().issues).toEqual([]);

    await night({ roles: ["admin"] });
    expect(shown(only())).toEqual({ state: "open", title: "Access drift: team", comments: [] });
    expect(only()).toMatchObject({ author: forge.bot, labels: ["access-drift"] });
    expect(only().body).toContain("`p0@example.com`");

    // The same again is nothing to be written to about.
    await night({ roles: ["admin"] });
    expect(only().comments).toEqual([]);

    await night({ roles: ["admin", "operator"] });
    expect(only().comments).toEqual(["The findings changed; the description has what is there now."]);
    expect(only().body).toContain("`p1@example.com`");

    await night({});
    expect(shown(only())).toMatchObject({ state: "closed" });
    expect(only().comments.at(-1)).toMatch(/^A complete run/);
    expect(only().body).not.toContain("p1@example.com");

    await forge.writes();
    await night({});
    expect(await forge.writes()).toEqual([]);

    await night({ roles: ["admin"] });
    expect(shown(only())).toMatchObject({ state: "open" });
    expect(only().comments.at(-1)).toMatch(/^There is drift again/);
    expect(only().body).toContain("`p0@example.com`");
  });

  test("a run that was incomplete, or looked elsewhere, settles nothing", async () => {
    await night({ roles: ["admin", "operator"] });
    const before = only();
    await night({ roster: INCOMPLETE });
    await night({ roles: ["admin"], roster: INCOMPLETE });
    await night({ roster: ELSEWHERE });
    expect(only()).toEqual(before);
    // Another stack without drift says nothing about this one, and one with drift has an issue of its own.
    await night({ stack: "other" });
    expect(only()).toEqual(before);
    await night({ stack: "other", roles: ["admin"] });
    expect(forge.world().issues.map(({ title }) => title)).toEqual([
      "Access drift: team",
      "Access drift: other",
    ]);
  });

  test("an issue that somebody else opened under our marker is theirs", async () => {
    await night({ roles: ["admin"] });
    const theirs: ForgeIssue = { ...only(), number: 999, author: "mallory" };
    await forge.change(({ issues }) => ({ issues: [...issues, theirs] }));
    await night({});
    expect(forge.world().issues.map(({ number, state }) => [number, state])).toEqual([
      [expect.any(Number), "closed"],
      [999, "open"],
    ]);
  });

  test("what is no report of ours is refused", async () => {
    await writeFile(join(cwd, "team.md"), "# All is well\n");
    await writeFile(join(cwd, "team.json"), "{}");
    expect((await runScript(["tracking-issue.mjs", "team"], { forge, cwd })).code).toBe(1);
    expect(await forge.writes()).toEqual([]);
  });
});
