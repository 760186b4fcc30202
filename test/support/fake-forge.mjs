// `gh` and `glab` for tests: as much of both as the scripts in examples/gitops use, over a world in a JSON file. Anything
// else is refused, so a call that the real ones would not know does not pass. Every call is recorded.
//   node fake-forge.mjs gh|glab WORLD ARGUMENT ...
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [tool, worldFile, ...args] = process.argv.slice(2);
const world = JSON.parse(readFileSync(worldFile, "utf8"));
/** Small, so that what is looked for is often on a later page. */
const PAGE = 2;

function refuse(why) {
  process.stderr.write(`${tool}: ${why}: ${args.join(" ")}\n`);
  process.exit(1);
}

function finish(answer) {
  world.calls.push([tool, ...args]);
  writeFileSync(worldFile, JSON.stringify(world));
  process.stdout.write(answer ?? "");
}

function readArguments(rest, known) {
  const [options, free] = [{}, []];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (!arg.startsWith("-") || arg === "-") free.push(arg);
    else if (known[arg] === undefined) refuse(`unknown flag ${arg}`);
    else options[arg] = known[arg] === "flag" ? true : rest.shift();
  }
  return { options, free };
}

const requestOf = (number) => world.requests[number] ?? refuse("404 no such request");
const issueOf = (number) =>
  world.issues.find((issue) => issue.number === Number(number)) ?? refuse("404 no such issue");
const nextId = () => {
  world.nextId += 1;
  return world.nextId;
};

function addComment(list, body) {
  list.push({ id: nextId(), author: world.bot, body });
  return {};
}
function editComment(list, id, body) {
  const found = list.find((comment) => comment.id === Number(id)) ?? refuse("404 no such comment");
  if (found.author !== world.bot) refuse("403 that is somebody else's");
  found.body = body;
  return {};
}
function openIssue({ title, body, labels }) {
  world.issues.push({
    number: nextId(),
    author: world.bot,
    state: "open",
    title,
    body,
    labels,
    comments: [],
  });
  return {};
}

const GITHUB = [
  [
    "GET",
    /^environments\/automox$/,
    () => ({
      protection_rules: [{ type: "branch_policy" }, ...(world.asks ? [{ type: "required_reviewers" }] : [])],
    }),
  ],
  [
    "GET",
    /^issues$/,
    (_, __, query) =>
      world.issues
        .filter(({ state, labels }) => state === query.get("state") && labels.includes(query.get("labels")))
        .map(({ number, author, title, body }) => ({ number, user: { login: author }, title, body })),
  ],
  [
    "POST",
    /^issues$/,
    (_, issue) => {
      if (!issue.labels.every((label) => world.labels.includes(label))) refuse("422 there is no such label");
      return openIssue(issue);
    },
  ],
  ["PATCH", /^issues\/(\d+)$/, ([number], fields) => Object.assign(issueOf(number), fields)],
  [
    "POST",
    /^issues\/(\d+)\/comments$/,
    ([number], { body }) => ({ length: issueOf(number).comments.push(body) }),
  ],
];

const GITLAB = [
  ["GET", /^user$/, () => ({ username: world.bot })],
  ["GET", /^merge_requests\/(\d+)$/, ([number]) => gitlabRequest(number)],
  [
    "GET",
    /^deployments$/,
    () => (world.deployments ?? []).map(({ id, job }) => ({ id, deployable: { id: job } })),
  ],
  ["GET", /^deployments\/(\d+)$/, ([id]) => deploymentOf(id)],
  ["GET", /^merge_requests\/(\d+)\/pipelines$/, ([number]) => requestOf(number).pipelines],
  [
    "GET",
    /^pipelines\/(\d+)\/jobs$/,
    ([id]) => [{ id: Number(id) * 10, name: "access synth", status: "success" }],
  ],
  ["GET", /^jobs\/(\d+)0\/artifacts\/configuration\.tar$/, ([id]) => readFileSync(world.synthesized[id])],
  [
    "GET",
    /^repository\/files\/([^/]+)\/raw$/,
    ([path], _, query) =>
      execFileSync("git", [
        "-C",
        world.repository,
        "cat-file",
        "blob",
        `${query.get("ref")}:${decodeURIComponent(path)}`,
      ]),
  ],
  [
    "GET",
    /^merge_requests\/(\d+)\/notes$/,
    ([number]) =>
      requestOf(number).comments.map(({ id, author, body, system = false }) => ({
        id,
        author: { username: author },
        body,
        system,
      })),
  ],
  [
    "POST",
    /^merge_requests\/(\d+)\/notes$/,
    ([number], { body }) => addComment(requestOf(number).comments, body),
  ],
  [
    "PUT",
    /^merge_requests\/(\d+)\/notes\/(\d+)$/,
    ([number, id], { body }) => editComment(requestOf(number).comments, id, body),
  ],
  [
    "GET",
    /^issues$/,
    (_, __, query) =>
      world.issues
        .filter(({ state, labels }) => {
          const wanted = { opened: "open", closed: "closed" }[query.get("state")] ?? refuse("400 state");
          return state === wanted && labels.includes(query.get("labels"));
        })
        .map(({ number, author, title, body }) => ({
          iid: number,
          author: { username: author },
          title,
          description: body,
        })),
  ],
  [
    "POST",
    /^issues$/,
    (_, { title, labels, description }) => openIssue({ title, labels: [labels], body: description }),
  ],
  [
    "POST",
    /^issues\/(\d+)\/notes$/,
    ([number], { body }) => {
      issueOf(number).comments.push(body);
      return {};
    },
  ],
  [
    "PUT",
    /^issues\/(\d+)$/,
    ([number], { description, state_event: event }) => {
      const issue = issueOf(number);
      if (description !== undefined) issue.body = description;
      if (event !== undefined)
        issue.state = { close: "closed", reopen: "open" }[event] ?? refuse("400 state_event");
      return {};
    },
  ],
];

function deploymentOf(id) {
  const { approvals = [], rules = 1 } =
    world.deployments.find((each) => each.id === Number(id)) ?? refuse("404");
  const rule = { required_approvals: 1, deployment_approvals: approvals };
  return { id: Number(id), approval_summary: { rules: Array(rules).fill(rule) } };
}

function gitlabRequest(number) {
  const { head, fork = false } = requestOf(number);
  return {
    sha: head,
    state: "opened",
    target_branch: "main",
    source_project_id: fork ? 8 : 7,
    target_project_id: 7,
  };
}

function api(rest) {
  if (tool === "glab" && process.env.GITLAB_TOKEN !== "token-of-the-test") refuse("401");
  const known = { "--method": "value", "--header": "value", "--input": "value", "--jq": "value" };
  const { options, free } = readArguments(rest, known);
  const fields = options["--input"] === "-" ? JSON.parse(readFileSync(0, "utf8")) : {};
  const prefix = tool === "gh" ? "repos/acme/access/" : "projects/7/";
  const [path, query = ""] = (free[0] ?? "").split("?");
  const method = options["--method"] ?? "GET";
  if (path !== "user" && !path.startsWith(prefix)) refuse("404");
  const local = path === "user" ? path : path.slice(prefix.length);
  for (const [verb, pattern, answer] of tool === "gh" ? GITHUB : GITLAB) {
    const found = pattern.exec(local);
    if (verb !== method || !found) continue;
    const asked = new URLSearchParams(query);
    const result = answer(found.slice(1), fields, asked);
    if (options["--jq"] !== undefined) return finish(`${jq(result, options["--jq"]).join("\n")}\n`);
    if (Buffer.isBuffer(result)) return finish(result);
    return finish(Array.isArray(result) ? pageOf(result, asked) : JSON.stringify(result));
  }
  return refuse(`no route for ${method}`);
}

/** Of `.protection_rules[].type` and the like. */
const jq = (value, path) =>
  path
    .split(".")
    .slice(1)
    .reduce((found, name) => found.flatMap((each) => each[name.replace("[]", "")]), [value]);

function pageOf(list, asked) {
  const page = Number(asked.get("page") ?? 1);
  return JSON.stringify(list.slice((page - 1) * PAGE, page * PAGE));
}

/** `gh pr comment`: the last comment of whoever the token is, or a new one. */
function comment(rest) {
  const known = { "--edit-last": "flag", "--create-if-none": "flag", "--body-file": "value" };
  const { options, free } = readArguments(rest, known);
  const { comments } = requestOf(free[0]);
  const body = readFileSync(options["--body-file"], "utf8");
  const own = options["--edit-last"] ? comments.findLast(({ author }) => author === world.bot) : undefined;
  if (own !== undefined) own.body = body;
  else if (options["--edit-last"] && !options["--create-if-none"])
    refuse("no comments found for current user");
  else addComment(comments, body);
  finish();
}

if (args[0] === "api") api(args.slice(1));
else if (tool === "gh" && args[0] === "pr" && args[1] === "comment") comment(args.slice(2));
else if (tool === "gh" && args[0] === "label" && args[1] === "create") {
  if (!world.labels.includes(args[2])) world.labels.push(args[2]);
  finish();
} else refuse("unknown command");
