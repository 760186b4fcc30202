// How the scripts beside this one speak to GitHub (by `gh`, with GH_TOKEN) and GitLab (by `glab`, with GITLAB_TOKEN). The
// project is that of the job, on GitLab ACCESS_PROJECT if it is set.
import { execFileSync } from "node:child_process";

const { env } = process;
export const FORGE = env.FORGE ?? (env.GITLAB_CI ? "gitlab" : "github");
export const PROJECT =
  FORGE === "github"
    ? `repos/${env.GITHUB_REPOSITORY}`
    : `projects/${env.ACCESS_PROJECT ?? env.CI_PROJECT_ID}`;

/** PATH is within the project, or with a / at its beginning not. */
export function api(method, path, fields) {
  const place = path.startsWith("/") ? path.slice(1) : `${PROJECT}/${path}`;
  const body = fields === undefined ? [] : ["--header", "Content-Type: application/json", "--input", "-"];
  const text = execFileSync(FORGE === "github" ? "gh" : "glab", ["api", "--method", method, place, ...body], {
    input: fields === undefined ? "" : JSON.stringify(fields),
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
  }).toString();
  return text === "" ? undefined : JSON.parse(text);
}

/** All of a list that has a ? in its path. */
export function everyPage(path) {
  const found = [];
  for (let page = 1; ; page += 1) {
    const more = api("GET", `${path}&per_page=100&page=${page}`);
    if (more.length === 0) return found;
    found.push(...more);
  }
}

/** Who we are: everybody may write what begins with our marker. */
export const self = () =>
  env.FORGE_BOT ?? (FORGE === "github" ? "github-actions[bot]" : api("GET", "/user").username);
