import { annotate } from "../annotate";
import { scalar } from "../expressions/node";
import { isCertain, type Outcome } from "../expressions/outcome";
import { foldEmail } from "../values/email";
import { canonicalRole } from "../values/role";
import type { Code } from "./code";
import { emailsOf, type Person, textsOf } from "./person";
import { blockOf } from "./providers";
import type { Survey } from "./survey";

const MESSAGE =
  "role: an operator sees devices in the zones given, and without zoneRoles that is the organization's own zone. Add the " +
  'others to zoneRoles, or silence this with guards: { operatorWithoutZone: "off" } in the provider.';

/**
 * Says of operators to whom code gives no further zone. Only over the account contract: the organization contract has
 * no field for zones, so there the provider itself warns and nothing could be added in code. A warning is said of the
 * first operator of a provider alone, like the provider's own.
 */
export function warnOfOperators(survey: Survey): void {
  const { code } = survey;
  const guarded = code
    .providers()
    .map((provider) => ({ name: provider.fqn, level: levelOf(blockOf(provider), code) }))
    .filter(({ level }) => level !== "off");
  if (guarded.length === 0) return;
  const people = survey.people();
  const several = emailsOfSeveral(people);
  for (const { name, level } of guarded) {
    const found = people.filter(
      (person) =>
        person.provider === name &&
        isBareOperator(person) &&
        !foldedEmailsOf(person).some((email) => several.has(email)),
    );
    for (const { declared } of level === "error" ? found : found.slice(0, 1))
      annotate(declared.construct, { level: level === "error" ? "error" : "warning", message: MESSAGE });
  }
}

/** As the provider reads its block; what only Terraform will know is not guessed. */
function levelOf(block: Readonly<Record<string, unknown>>, code: Code): string {
  const contract = block.contract ?? (block.account_id === undefined ? "organization" : "account");
  if (onlyText(code.outcome(contract)) !== "account") return "off";
  const guards = code.written(block.guards ?? {});
  const args = [guards, scalar("operator_without_zone"), scalar("warn")];
  return onlyText(code.evaluated({ is: "call", name: "lookup", args })) ?? "off";
}

const onlyText = (outcome: Outcome): string | undefined =>
  isCertain(outcome) ? textsOf(outcome)[0]?.text : undefined;

function isBareOperator(person: Person): boolean {
  return (
    person.declared.type === "automox_user" &&
    person.instances.all.some((instance) => {
      const roles = textsOf(person.given("role", instance));
      const zones = person.given("zone_roles", instance);
      const isGiven = zones.open !== undefined || person.zones(instance).length > 0;
      return !isGiven && roles.some(({ text }) => canonicalRole(text) === "zone-operator");
    })
  );
}

const foldedEmailsOf = (person: Person): readonly string[] => emailsOf(person).map(foldEmail);

/** Whom the stack gives another organization, and with it a zone. */
function emailsOfSeveral(people: readonly Person[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(people.flatMap(foldedEmailsOf).filter((email) => seen.has(email) || !seen.add(email)));
}
