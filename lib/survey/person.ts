import { textOf } from "../expressions/evaluate";
import { areCompatible, both, type Conditions, certain, type Outcome, under } from "../expressions/outcome";
import { foldEmail } from "../values/email";
import type { Code } from "./code";
import type { Declared } from "./declared";
import { type Instance, type Instances, instancesOf } from "./instances";

/** A text that something may be. */
export interface Said {
  readonly text: string;
  readonly when: Conditions;
}

/** Somebody in an organization, as an instance may be. */
export interface Identity {
  /** For comparing: organization and folded address. */
  readonly key: string;
  /** As written. */
  readonly email: string;
  readonly when: Conditions;
}

/** A role that an entry of `zone_roles` gives. */
export interface Zone {
  readonly zone: string;
  readonly role: Outcome;
  readonly when: Conditions;
}

/** One construct, which may stand for several people. */
export class Person {
  readonly declared: Declared;
  readonly instances: Instances;
  private readonly code: Code;

  constructor(code: Code, declared: Declared) {
    this.code = code;
    this.declared = declared;
    this.instances = instancesOf(declared.block, (value) => code.outcome(value));
  }

  /** What an attribute may come to, by the provider's name of it. */
  given(attribute: string, { names, when }: Instance): Outcome {
    return under(when, this.code.outcome(this.declared.block[attribute], names));
  }

  /** What tells the organization from others of the stack: its number, or whose default it is. */
  organization(instance: Instance): Outcome {
    return both(this.given("org_id", instance), (node) =>
      node.is === "value" && node.value === null ? this.code.organizationOf(this.provider) : certain(node),
    );
  }

  /** What the block calls its provider. */
  get provider(): string {
    return String(this.declared.block.provider ?? "automox");
  }

  identities(instance: Instance): readonly Identity[] {
    return textsOf(this.organization(instance)).flatMap((organization) =>
      textsOf(this.given("email", instance))
        .filter(({ when }) => areCompatible(when, organization.when))
        .map(({ text, when }) => ({
          key: keyOf(organization.text, text),
          email: text,
          when: { ...organization.when, ...when },
        })),
    );
  }

  zones(instance: Instance): readonly Zone[] {
    return this.given("zone_roles", instance).possible.flatMap(({ node, when }) =>
      node.is === "object"
        ? node.entries.flatMap(([key, role]) =>
            textsOf(this.code.evaluated(key, instance.names)).map((zone) => ({
              zone: zone.text,
              role: this.code.evaluated(role, instance.names),
              when: { ...when, ...zone.when },
            })),
          )
        : [],
    );
  }
}

/** One person in one organization. */
export const keyOf = (organization: string, email: string): string => `${organization}/${foldEmail(email)}`;

export const textsOf = ({ possible }: Outcome): readonly Said[] =>
  possible.flatMap(({ node, when }) => {
    const text = textOf(node);
    return text === undefined ? [] : [{ text, when }];
  });

/** Every address that a construct may have, as written. */
export const emailsOf = (person: Person): readonly string[] => [
  ...new Set(
    person.instances.all.flatMap((instance) =>
      textsOf(person.given("email", instance)).map(({ text }) => text),
    ),
  ),
];
