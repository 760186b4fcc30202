import { annotate } from "../annotate";
import { isForSome } from "../expressions/conditions";
import type { Person } from "./person";
import type { Survey } from "./survey";

/**
 * Says of a construct whose `count` or `forEach` makes one person several times. A warning, because the plan is what
 * refuses it: a variable may still make the number one.
 */
export function warnOfRepeated(survey: Survey): void {
  for (const person of survey.people()) {
    const email = repeatedIn(person);
    if (email === undefined) continue;
    const attribute = person.declared.block.count === undefined ? "forEach" : "count";
    annotate(person.declared.construct, {
      level: "warning",
      message:
        `${attribute}: would be ${email} several times in one organization, which the plan refuses; use forEach over addresses, or an ` +
        "AutomoxTeam.",
    });
  }
}

/** An address that two instances have in one organization. */
function repeatedIn(person: Person): string | undefined {
  const { all } = person.instances;
  const seen = new Map<string, string>();
  for (const instance of all.length > 1 ? all : [])
    for (const { key, email } of person.identities(instance).filter(({ when }) => !isForSome(when))) {
      if ((seen.get(key) ?? instance.label) !== instance.label) return email;
      seen.set(key, instance.label);
    }
  return undefined;
}
