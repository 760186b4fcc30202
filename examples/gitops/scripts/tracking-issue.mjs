// tracking-issue.mjs REPORT: keeps one issue for the stacks of REPORT.md and REPORT.json, which automox-access drift wrote.
//   drift         opens it, brings it up to date, or opens again the one that somebody closed
//   no drift      closes it, if the run was complete and looked at the same stacks and the same organizations
//   incomplete    never closes it, never makes it shorter; drift found in spite of that is still told
// Somebody is written to when it opens, closes, or the findings are no longer the same; not every night.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { api, everyPage, FORGE, self } from "./forge.mjs";

const LABEL = "access-drift";
const FORGES = {
  github: {
    list: (state) =>
      everyPage(`issues?state=${state}&labels=${LABEL}`).map(({ number, user, body }) => [
        number,
        user.login,
        body,
      ]),
    open: (title, body) => {
      execFileSync("gh", [
        "label",
        "create",
        LABEL,
        "--description",
        "Access that was changed by hand",
        "--force",
      ]);
      api("POST", "issues", { title, body, labels: [LABEL] });
    },
    edit: (number, body) => api("PATCH", `issues/${number}`, { body }),
    comment: (number, body) => api("POST", `issues/${number}/comments`, { body }),
    set: (number, state) => api("PATCH", `issues/${number}`, { state }),
  },
  gitlab: {
    list: (state) =>
      everyPage(`issues?state=${state === "open" ? "opened" : state}&labels=${LABEL}`).map((issue) => [
        issue.iid,
        issue.author.username,
        issue.description,
      ]),
    open: (title, description) => api("POST", "issues", { title, description, labels: LABEL }),
    edit: (number, description) => api("PUT", `issues/${number}`, { description }),
    comment: (number, body) => api("POST", `issues/${number}/notes`, { body }),
    set: (number, state) =>
      api("PUT", `issues/${number}`, { state_event: state === "open" ? "reopen" : "close" }),
  },
};
const { list, open, edit, comment, set } = FORGES[FORGE];

const [text, { scope, summary }] = [
  readFileSync(`${process.argv[2]}.md`, "utf8"),
  JSON.parse(readFileSync(`${process.argv[2]}.json`, "utf8")),
];
const MARKER =
  /^<!-- automox-access kind=drift stack=(\S+) complete=(true|false) fingerprint=([0-9a-f]+) -->\n/;
const [marker, stack, complete, fingerprint] = MARKER.exec(text) ?? [];
if (marker === undefined) throw new Error(`${process.argv[2]}.md is no report of automox-access drift.`);
const organizations = scope.organizations.map(({ org }) => org).sort((a, b) => a - b);
const place = `<!-- automox-access scope=${[scope.contract, ...organizations].join(" ")} -->`;
const body = `${text}\n${place}\n`;
// Only what is there is counted. What merely waits to be applied is no drift.
const isFound = ["critical", "high", "medium", "low"].some((severity) => summary.bySeverity[severity] > 0);

const me = self();
/** Our own newest issue of these stacks. */
const newest = (state) =>
  list(state)
    .filter(([, by, said]) => by === me && said.startsWith(`<!-- automox-access kind=drift stack=${stack} `))
    .sort(([a], [b]) => b - a)[0] ?? [];
const [number, , said] = newest("open");

if (number !== undefined && complete === "false") {
  console.error(`The run was incomplete, so nothing is known to be settled: issue ${number} stays as it is.`);
} else if (number !== undefined && isFound) {
  edit(number, body);
  if (!said.includes(` fingerprint=${fingerprint} -->`))
    comment(number, "The findings changed; the description has what is there now.");
} else if (number !== undefined && !said.includes(place)) {
  console.error(`This run looked at other organizations than issue ${number} is about: it stays open.`);
} else if (number !== undefined) {
  edit(number, body);
  comment(number, "A complete run over the same stacks and organizations found no drift any more.");
  set(number, "closed");
} else if (isFound) {
  const [closed] = newest("closed");
  if (closed === undefined) open(`Access drift: ${stack}`, body);
  else {
    edit(closed, body);
    set(closed, "open");
    comment(closed, "There is drift again, or still; the description has what is there now.");
  }
} else console.error(`No drift in ${stack}, and no issue.`);
