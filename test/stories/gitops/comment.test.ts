// What is posted on a request, and what a gate later takes from it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Forge,
  type ForgeName,
  type ForgeRequest,
  openForge,
  runScript,
  scratchFolder,
} from "../../support/forge";

const HEAD = "a".repeat(40);
const MERGED = "b".repeat(40);
const OLDER = "c".repeat(40);
const DIGEST = `v2:${"1".repeat(64)}`;
const FORGED = `v2:${"2".repeat(64)}`;

const review = (text: string, { commit = HEAD, digest = DIGEST } = {}) =>
  `<!-- automox-access:review stack="team" digest="${digest}" commit="${commit}" -->\n## Access review\n\n${text}\n`;

const REQUEST: ForgeRequest = {
  head: HEAD,
  author: "ada",
  comments: [
    { id: 1, author: "ada", body: "please" },
    { id: 2, author: "mallory", body: review("nothing to see", { digest: FORGED }) },
    { id: 3, author: "bob", body: `> ${review("quoted")}` },
  ],
  reviews: [],
  pipelines: [
    { id: 6, sha: OLDER },
    { id: 7, sha: OLDER },
    { id: 8, sha: HEAD },
  ],
};

describe.each<ForgeName>(["github", "gitlab"])("on %s", (name) => {
  let forge: Forge;
  let cwd: string;
  beforeEach(async () => {
    cwd = await scratchFolder();
    forge = await openForge(name, cwd);
    await forge.change(() => ({ requests: { 12: REQUEST, 13: { ...REQUEST, head: OLDER, comments: [] } } }));
  });
  const comments = (number = 12) => forge.world().requests[number]?.comments ?? [];
  const post = async (text: string, [number, commit]: readonly [string, string] = ["12", HEAD]) => {
    await writeFile(join(cwd, "comment.md"), text);
    return runScript(["comment.sh", number, commit, "comment.md"], { forge, cwd });
  };

  test("one comment is posted, and from then on brought up to date", async () => {
    const theirs = comments();
    expect((await post(review("first"))).code).toBe(0);
    expect(comments()).toEqual([...theirs, { id: 101, author: forge.bot, body: review("first") }]);
    expect((await post(review("second"))).code).toBe(0);
    expect(comments()).toEqual([...theirs, { id: 101, author: forge.bot, body: review("second") }]);
    await forge.writes();
    expect((await post(review("second"))).code).toBe(0);
    expect(await forge.writes()).toEqual([]);
  });

  test.each<[string, readonly [string, string]]>([
    ["a number with an option behind it", ["12 --paginate", HEAD]],
    ["a path", ["../12", HEAD]],
    ["a command", ["$(touch owned)", HEAD]],
    ["two lines", ["12\n13", HEAD]],
    ["none", ["", HEAD]],
  ])("%s is no number of a request", async (_name, place) => {
    expect((await post(review("x"), place)).code).toBe(1);
    expect(forge.world().calls.filter((call) => !call.includes("user"))).toEqual([]);
  });

  test("nothing is posted on a request that is at another commit", async () => {
    const { code, stderr } = await post(review("x"), ["13", HEAD]);
    expect({ code, posted: comments(13), said: stderr.includes("Nothing was posted") }).toEqual({
      code: 0,
      posted: [],
      said: true,
    });
  });

  test("a text that is no review is not posted", async () => {
    expect((await post("## All checks passed\n")).code).toBe(1);
    expect(await forge.writes()).toEqual([]);
  });

  describe("of a merged request", () => {
    const ours = { id: 4, author: "", body: review("Invite `bob@example.com`") };
    const merged = (more: Partial<ForgeRequest>) =>
      forge.change(() => ({
        requests: {
          12: {
            ...REQUEST,
            mergedAs: MERGED,
            comments: [...REQUEST.comments, { ...ours, author: forge.bot }],
            ...more,
          },
        },
      }));
    const reviewed = async (commit = MERGED) => {
      const env = { ACCESS_APPROVERS: "ada carol dave" };
      const { code, stdout } = await runScript(["reviewed.sh", commit], { forge, cwd, env });
      expect(code).toBe(0);
      return Object.fromEntries(
        stdout
          .trimEnd()
          .split("\n")
          .map((line) => line.split("=")),
      );
    };
    const approves = (user: string, state = "APPROVED", commit = HEAD) => ({ id: 50, user, state, commit });

    test("the digest is that of our own comment on its head", async () => {
      await merged({});
      expect(await reviewed()).toEqual({ number: "12", digest: DIGEST, approver: "" });
    });

    test("a review of an older commit is none", async () => {
      await merged({ comments: [{ id: 4, author: forge.bot, body: review("x", { commit: OLDER }) }] });
      expect(await reviewed()).toMatchObject({ digest: "" });
    });

    test("a commit of no request has neither", async () => {
      await merged({});
      expect(await reviewed("d".repeat(40))).toEqual({ number: "", digest: "", approver: "" });
    });

    test.each([
      ["somebody named", [approves("carol")], "carol"],
      ["the second of those named", [approves("bob"), approves("dave")], "dave"],
      ["the author, who is named too", [approves("ada")], ""],
      ["somebody who is not named", [approves("bob")], ""],
      ["nobody", [], ""],
    ])("approved by %s", async (_name, reviews, approver) => {
      await merged({ reviews });
      expect(await reviewed()).toMatchObject({ approver });
    });

    // GitLab takes approvals back by a setting of the project, and knows the last word only.
    if (name === "github")
      test.each([
        ["an older commit", [approves("carol", "APPROVED", OLDER)], ""],
        ["taken back", [approves("carol"), approves("carol", "CHANGES_REQUESTED")], ""],
        ["dismissed", [approves("carol", "DISMISSED")], ""],
        ["commented afterwards", [approves("carol"), approves("carol", "COMMENTED")], "carol"],
      ])("an approval that is %s", async (_name, reviews, approver) => {
        await merged({ reviews });
        expect(await reviewed()).toMatchObject({ approver });
      });
  });

  if (name === "gitlab")
    describe("the review of another project's pipeline", () => {
      const fetch = (number: string, pipeline: string) =>
        runScript(["fetch-review.sh", number, pipeline, "."], { forge, cwd });

      test("is fetched by the commit that GitLab knows", async () => {
        expect(await fetch("12", "8")).toMatchObject({ code: 0, stdout: `number=12\ncommit=${HEAD}\n` });
      });
      test.each([
        ["of another request's pipeline", "12", "99"],
        ["by a pipeline that is no number", "12", "8/jobs"],
        ["by a request that is no number", "12;id", "8"],
      ])("is refused %s", async (_name, number, pipeline) => {
        expect((await fetch(number, pipeline)).code).toBe(1);
      });
    });
});
