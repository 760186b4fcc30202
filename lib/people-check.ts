import type { Construct, IConstruct } from "constructs";
import { emailOf, isPerson, organizationOf, type Person, personProblems, zonesOf } from "./person";
import { aliasesWithoutDefault } from "./providers";

/** Stacks whose people are compared already. */
const WATCHED = new WeakSet<IConstruct>();

/**
 * Checks a person at once, so that the error points to the line in code, and again while synthesizing, because
 * attributes may be set later; and sees to it that the stack compares its people.
 *
 * @throws {Error} "[path] attribute: what is wrong and what to do".
 */
export function watchPerson(person: Person): void {
  const problems = personProblems(person);
  if (problems.length > 0)
    throw new Error(problems.map((text) => `[${person.node.path}] ${text}`).join("\n"));
  person.node.addValidation({ validate: () => personProblems(person) });
  const stack = person.cdktfStack;
  if (WATCHED.has(stack)) return;
  WATCHED.add(stack);
  stack.node.addValidation({ validate: () => stackProblems(stack) });
}

function stackProblems(stack: Construct): string[] {
  const people = stack.node
    .findAll()
    .filter(isPerson)
    // A stack within a stack is a state of its own.
    .filter(({ cdktfStack }) => cdktfStack === stack);
  return [...duplicates(people), ...zoneTwice(people), ...withoutProvider(stack, people)];
}

/** One sentence for each construct that is the same person, or has the same name in Terraform, as one before it. */
function duplicates(people: readonly Person[]): string[] {
  const seen = new Map<string, Person>();
  const names = new Map<string, Person>();
  return people.flatMap((person) => {
    const same = firstOf(seen, keyOf(person), person);
    const alike = firstOf(names, `${person.terraformResourceType}.${person.friendlyUniqueId}`, person);
    return [...(same ? [samePerson(person, same)] : []), ...(alike ? [sameName(person, alike)] : [])];
  });
}

/** Who has the key already, if not this one. */
function firstOf(
  seen: Map<string | undefined, Person>,
  key: string | undefined,
  person: Person,
): Person | undefined {
  if (key === undefined) return undefined;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, person);
  return first;
}

const keyOf = (person: Person): string | undefined => keyIn(person, organizationOf(person));

function keyIn(person: Person, organization: string | undefined): string | undefined {
  const email = emailOf(person);
  return email === undefined || organization === undefined ? undefined : `${organization}/${email}`;
}

/** A role in one organization that two places give, of which one is an entry of zoneRoles. */
function zoneTwice(people: readonly Person[]): string[] {
  const withZones = people.filter((person) => zonesOf(person).length > 0);
  if (withZones.length === 0) return [];
  const givers = new Map(people.map((person) => [keyOf(person), person]));
  return withZones.flatMap((person) =>
    zonesOf(person).flatMap((zone) => {
      const other = firstOf(givers, keyIn(person, zone), person);
      if (other === undefined) return [];
      const where = other === person ? "role, because that is its own organization" : other.node.path;
      return [
        `zoneRoles[${JSON.stringify(zone)}]: ${person.node.path} gives ${person.emailInput} a role in organization ${zone}, and so does ` +
          `${where}; they would overwrite each other. Keep one of them.`,
      ];
    }),
  );
}

/** Terraform would make up a provider from the environment, and with it another organization. Said once. */
function withoutProvider(stack: Construct, people: readonly Person[]): string[] {
  const lost = people.find(({ provider }) => provider === undefined);
  const aliases = lost && aliasesWithoutDefault(stack);
  if (lost === undefined || aliases === undefined) return [];
  return [
    `provider: ${lost.node.path} names none, and every AutomoxProvider of the stack has an alias (${aliases.join(", ")}). Give one of ` +
      "them as provider, or make one without an alias.",
  ];
}

const samePerson = (person: Person, first: Person): string =>
  `email: ${person.node.path} is ${person.emailInput}, and ${first.node.path} is ${first.emailInput} already, in the same ` +
  "organization (addresses compare without case). Keep one of them; to rename a construct without removing anybody, use moveTo.";

/** Only ids right below a stack can collide: the library leaves out all but letters, digits, - and _ there. */
const sameName = (person: Person, first: Person): string =>
  `${person.node.path} and ${first.node.path} would both be ${person.terraformResourceType}.${person.friendlyUniqueId} in Terraform, ` +
  "and one of the two people would be lost. Give one another construct id.";
