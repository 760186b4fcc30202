// harmless.mjs REVIEW: ends with 3 unless all that happens is what may happen without a person at a keyboard: somebody is
// invited as a viewer, or a profile changes. REVIEW is the JSON of `automox-access review`.
import { readFileSync } from "node:fs";

const { summary, items, provider, completeness } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const VIEWER = ["viewer", "read-only"];
const isHarmless = ({ verb, to, unknown, deferred, scope }) =>
  !deferred &&
  (verb === "edit-profile" ||
    (verb === "invite" && !unknown && scope === "organization" && VIEWER.includes(to)));
const others = [
  ...items.filter((item) => !isHarmless(item)).map(({ verb, address }) => `${verb} ${address}`),
  ...(provider.length > 0 ? ["settings of the provider, or actions"] : []),
  ...(summary.otherChanges + summary.otherActions > 0 ? ["changes of other resources"] : []),
  ...(summary.complete === true && completeness.status === "complete" ? [] : ["what the plan does not show"]),
];
for (const each of others) console.error(`Needs a person: ${JSON.stringify(each)}`);
if (others.length > 0) process.exit(3);
