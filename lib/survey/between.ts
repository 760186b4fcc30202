import { areCompatible, type Conditions } from "../expressions/outcome";
import { zoneRole } from "../person";
import { addressesOf, type Identity, keyOf, type Person } from "./person";
import type { Survey } from "./survey";

/** What is wrong between the people of a stack, a sentence each. */
export function problemsBetween(survey: Survey): readonly string[] {
  const people = survey.people();
  return [
    ...samePeople(people),
    ...sameNames(people),
    ...zonesTwice(people),
    ...withoutProvider(survey, people),
  ];
}

/** Who is somewhere, and on what that depends. */
interface Holder {
  readonly person: Person;
  readonly email: string;
  readonly when: Conditions;
}

/** One sentence for each construct that is, or may be, the same person as one before it. */
function samePeople(people: readonly Person[]): readonly string[] {
  const seen = new Map<string, Holder[]>();
  return people.flatMap((person) => {
    const clashes: string[] = [];
    // What one construct may be is compared with what others may be; its own instances are the plan's to judge.
    const identities = person.instances.all
      .flatMap((instance) => person.identities(instance))
      .map((identity) => ({ person, ...identity }));
    for (const identity of identities) {
      const first = holderOf(seen, identity);
      if (first !== undefined) clashes.push(samePerson(identity, first));
    }
    for (const identity of identities) hold(seen, identity);
    return clashes.slice(0, 1);
  });
}

const holderOf = (
  seen: ReadonlyMap<string, readonly Holder[]>,
  { key, when }: Pick<Identity, "key" | "when">,
) => seen.get(key)?.find((holder) => areCompatible(holder.when, when));

function hold(seen: Map<string, Holder[]>, { key, ...holder }: Identity & { readonly person: Person }): void {
  const holders = seen.get(key);
  if (holders === undefined) seen.set(key, [holder]);
  else holders.push(holder);
}

function sameNames(people: readonly Person[]): readonly string[] {
  const seen = new Map<string, string>();
  return people.flatMap(({ declared: { type, name, path } }) => {
    const address = `${type}.${name}`;
    const first = seen.get(address);
    if (first === undefined) seen.set(address, path);
    return first === undefined ? [] : [sameName(path, { first, address })];
  });
}

/** A role in one organization that two places give, of which one is an entry of zoneRoles. */
function zonesTwice(people: readonly Person[]): readonly string[] {
  const entries = people.flatMap(zoneEntries);
  if (entries.length === 0) return [];
  const givers = new Map<string, Holder[]>();
  for (const person of people)
    for (const instance of person.instances.all)
      for (const identity of person.identities(instance)) hold(givers, { person, ...identity });
  return entries.flatMap((entry) => {
    const other = holderOf(givers, entry);
    hold(givers, entry);
    return other === undefined ? [] : [zoneTwice(entry, other.person)];
  });
}

function zoneEntries(person: Person): readonly (Identity & Holder & { readonly zone: string })[] {
  const found = person.instances.all.flatMap((instance) =>
    person.zones(instance).flatMap(({ zone, when }) =>
      addressesOf(person, instance).map((email) => ({
        key: keyOf(zone, email.text),
        email: email.text,
        zone,
        person,
        when: { ...when, ...email.when },
        place: `${instance.label} ${keyOf(zone, email.text)}`,
      })),
    ),
  );
  // By two ways to the same text it is still one entry.
  return [...new Map(found.map((entry) => [entry.place, entry])).values()];
}

/** Terraform would make up a provider from the environment, and with it another organization. Said once. */
function withoutProvider(survey: Survey, people: readonly Person[]): readonly string[] {
  const lost = people.find(({ declared }) => declared.block.provider === undefined);
  const aliases = survey.code.providers().map(({ alias }) => alias);
  if (lost === undefined || aliases.length === 0 || aliases.includes(undefined)) return [];
  return [
    `provider: ${lost.declared.path} names none, and every AutomoxProvider of the stack has an alias (${aliases.join(", ")}). Give one of ` +
      "them as provider, or make one without an alias.",
  ];
}

function samePerson({ person, email, when }: Holder, first: Holder): string {
  const { path } = person.declared;
  const is = Object.keys({ ...when, ...first.when }).length > 0 ? "may be" : "is";
  return (
    `email: ${path} ${is} ${email}, and ${first.person.declared.path} ${is} ${first.email} already, in the same ` +
    "organization (addresses compare without case). Keep one of them; to rename a construct without removing anybody, use moveTo."
  );
}

const zoneTwice = ({ person, email, zone }: Holder & { readonly zone: string }, other: Person): string =>
  `${zoneRole(zone)}: ${person.declared.path} gives ${email} a role in organization ${zone}, and so does ` +
  `${other === person ? "role, because that is its own organization" : other.declared.path}; they would overwrite each other. ` +
  "Keep one of them.";

/** Only ids right below a stack can collide: the library leaves out all but letters, digits, - and _ there. */
const sameName = (
  path: string,
  { first, address }: { readonly first: string; readonly address: string },
): string =>
  `${path} and ${first} would both be ${address} in Terraform, so one of the two people would be missing. Give one of them another construct id.`;
