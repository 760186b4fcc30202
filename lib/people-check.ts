import type { Construct, IConstruct } from "constructs";
import { emailOf, isPerson, organizationOf, type Person, personProblems } from "./person";

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
  stack.node.addValidation({ validate: () => duplicates(stack) });
}

/** One sentence for each construct that is the same person, or has the same name in Terraform, as one before it. */
function duplicates(stack: Construct): string[] {
  const people = new Map<string, Person>();
  const names = new Map<string, Person>();
  return stack.node.findAll().flatMap((construct) => {
    if (!isPerson(construct)) return [];
    const same = firstOf(people, keyOf(construct), construct);
    const alike = firstOf(
      names,
      `${construct.terraformResourceType}.${construct.friendlyUniqueId}`,
      construct,
    );
    return [...(same ? [samePerson(construct, same)] : []), ...(alike ? [sameName(construct, alike)] : [])];
  });
}

/** Who has the key already, if not this one. */
function firstOf(seen: Map<string, Person>, key: string | undefined, person: Person): Person | undefined {
  if (key === undefined) return undefined;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, person);
  return first;
}

function keyOf(person: Person): string | undefined {
  const email = emailOf(person);
  const organization = organizationOf(person);
  return email === undefined || organization === undefined ? undefined : `${organization}/${email}`;
}

const samePerson = (person: Person, first: Person): string =>
  `email: ${person.node.path} is ${person.emailInput}, and ${first.node.path} is ${first.emailInput} already, in the same ` +
  "organization (addresses compare without case). Keep one of them; to rename a construct without removing anybody, use moveTo.";

/** Only ids right below a stack can collide: the library leaves out all but letters, digits, - and _ there. */
const sameName = (person: Person, first: Person): string =>
  `${person.node.path} and ${first.node.path} would both be ${person.terraformResourceType}.${person.friendlyUniqueId} in Terraform, ` +
  "and one of the two people would be lost. Give one another construct id.";
