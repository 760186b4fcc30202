// harmless.mjs REVIEW: ends with 3 unless all that happens is what may happen without a person at a keyboard: somebody is
// invited as a viewer, or a profile changes. REVIEW is the JSON of `automox-access review`. A plan does not tell which settings
// of the provider are new, so each counts but those that `settled` in access.allowed.json has, in the words of the page.
import { readFileSync } from "node:fs";

const { summary, items, provider, completeness } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const allowed = new URL("../access.allowed.json", import.meta.url);
const { settled = [] } = JSON.parse(readFileSync(allowed, "utf8"));
const wordsOf = (phrase) => phrase.map((part) => part.value ?? part).join("");
const VIEWER = ["viewer", "read-only"];
const isHarmless = ({ verb, to, unknown, deferred, scope }) =>
  !deferred &&
  (verb === "edit-profile" ||
    (verb === "invite" && !unknown && scope === "organization" && VIEWER.includes(to)));
const others = [
  ...items.filter((item) => !isHarmless(item)).map(({ verb, address }) => `${verb} ${address}`),
  ...provider.map(wordsOf).filter((words) => !settled.includes(words)),
  ...(summary.otherChanges + summary.otherActions > 0 ? ["changes of other resources"] : []),
  ...(summary.complete === true && completeness.status === "complete" ? [] : ["what the plan does not show"]),
];
for (const each of others) console.error(`Needs a person: ${JSON.stringify(each)}`);
if (others.length > 0) process.exit(3);
