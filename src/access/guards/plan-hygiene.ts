import type { DocumentFact } from "../model/difference";
import { type Phrase, phrase, value } from "../text/phrase";
import { count, notApplicable, notEvaluated, ofAll, stackPrefix } from "./breach";
import type { GuardContext, Rule, Verdict } from "./guard";

/** Two machines' clocks differ by so much without anybody minding. */
const CLOCK_SKEW_HOURS = 0.25;

/** AMX012 */
export const planHygiene: Rule = {
  rule: "The plan is whole: it did not fail, was not limited with -target, does not destroy everything and is not too old.",
  remedy: "Make the plan anew without -target, -destroy and errors.",
  check(context): Verdict {
    const { documents } = context.difference.facts;
    const findings = documents.flatMap((document) =>
      wrongWith(document, context).map((what) => ofAll([...stackPrefix(document), ...what])),
    );
    const silent = documents.filter(({ complete }) => complete === null);
    if (findings.length > 0 || silent.length === 0) return findings;
    return notEvaluated(
      "the document cannot say whether it is complete: -target or -exclude may have limited it",
      ...(silent.some(({ errored }) => errored === null) ? ["; nor whether the plan failed"] : []),
    );
  },
};

function wrongWith(document: DocumentFact, { settings, now }: GuardContext): readonly Phrase[] {
  const wrong: Phrase[] = [];
  const { errored, complete, deferred, destroysAll, checks, timestamp } = document;
  if (errored) wrong.push(["the plan failed, so what it says is only a part"]);
  else if (complete === false)
    wrong.push(["the plan is not complete: it was limited with -target or something was deferred"]);
  else if (deferred > 0)
    wrong.push(["the plan is not complete, although it says so: something was deferred"]);
  if (destroysAll) wrong.push(["the plan destroys everything"]);
  for (const { kind, status, address, problems } of checks) {
    if (kind === "check" || status === "unknown") continue;
    const words = ` (${kind.replaceAll("_", " ")}) does not hold: `;
    wrong.push(["a condition of ", value(address), words, value(problems.join(" "))]);
  }
  const { maxPlanAgeHours } = settings;
  if (maxPlanAgeHours !== null) {
    const madeAt = timestamp === null ? Number.NaN : Date.parse(timestamp);
    const hours = (now.getTime() - madeAt) / 3_600_000;
    if (Number.isNaN(hours))
      wrong.push(["the plan does not say when it was made, and limits.plan_age_hours asks"]);
    else if (hours < -CLOCK_SKEW_HOURS)
      wrong.push(["the plan says it was made in the future, so its age says nothing"]);
    else if (hours > maxPlanAgeHours)
      wrong.push([`the plan is ${count(Math.floor(hours), "hour")} old, and ${maxPlanAgeHours} may pass`]);
  }
  return wrong;
}

/** AMX013 */
export const incompleteScan: Rule = {
  rule: "The live listing was read to its end.",
  remedy: "Run again; if a listing stays short, look at the rights of the key.",
  check({ live }): Verdict {
    if (live === null) return notApplicable("nobody asked Automox");
    const { problems } = live.roster.completeness;
    return problems.map((problem) => ofAll([value(problem)]));
  },
};

/** AMX016 */
export const reviewedIsApplied: Rule = {
  rule: "The plan does to people what was reviewed.",
  remedy: "Review this plan: what it does to people is not what the digest was made of.",
  check({ digest }): Verdict {
    if (digest === null) return notApplicable("no digest was given");
    if (digest.now === null)
      return notEvaluated("a value is sensitive, and no --digest-key-env was given: this plan has no digest");
    if (digest.reviewed === digest.now) return [];
    const isLive = (text: string) => text.startsWith("v2-live:");
    if (isLive(digest.reviewed) !== isLive(digest.now))
      return notEvaluated(
        isLive(digest.reviewed)
          ? "was reviewed with --live, and can be compared only with --live"
          : "was reviewed without --live, and can be compared only without it",
      );
    const message = ["was reviewed: ", value(digest.reviewed), "; this plan: ", value(digest.now)];
    return [ofAll(message)];
  },
};

/** AMX019 */
export const waiversHold: Rule = {
  rule: "No waiver has expired.",
  remedy: "Take the waiver away, or renew it with a reason.",
  check({ settings, now }): Verdict {
    if (settings.waivers.length === 0) return notApplicable("there are no waivers");
    const today = now.toISOString().slice(0, 10);
    const expired = settings.waivers.filter(({ expires }) => expires < today);
    return expired.map(({ code, subject, owner, expires }) =>
      ofAll([...phrase`the waiver of ${code} for ${subject} by ${owner}`, ` expired on ${expires}`]),
    );
  },
};
