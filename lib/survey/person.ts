import type { Node } from "../expressions/node";
import { textOf } from "../expressions/node";
import { areCompatible, both, type Conditions, certain, type Outcome, under } from "../expressions/outcome";
import { foldEmail } from "../values/email";
import type { Code } from "./code";
import type { Declared } from "./declared";
import { type Instance, type Instances, instancesOf } from "./instances";
import { isPlain } from "./resolved";

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
  private readonly written = new Map<string, Node>();
  private readonly known = new Map<Instance, Map<string, Outcome>>();

  constructor(code: Code, declared: Declared) {
    this.code = code;
    this.declared = declared;
    this.instances = instancesOf(declared.block, (value) => code.outcome(value));
  }

  /** What an attribute may come to, by the provider's name of it. */
  given(attribute: string, instance: Instance): Outcome {
    const written = this.declared.block[attribute];
    if (isPlain(written)) return under(instance.when, this.code.outcome(written));
    const known = this.known.get(instance) ?? new Map<string, Outcome>();
    this.known.set(instance, known);
    const outcome = known.get(attribute) ?? this.lookedUp(attribute, instance);
    known.set(attribute, outcome);
    return outcome;
  }

  private lookedUp(attribute: string, { names, when }: Instance): Outcome {
    const node = this.written.get(attribute) ?? this.code.written(this.declared.block[attribute]);
    this.written.set(attribute, node);
    return under(when, this.code.evaluated(node, names));
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
      addressesOf(this, instance)
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

/** Addresses that an instance may have; an empty default is nobody's. */
export const addressesOf = (person: Person, instance: Instance): readonly Said[] =>
  textsOf(person.given("email", instance)).filter(({ text }) => text !== "");

/** Every address that a construct may have, as written. */
export const emailsOf = (person: Person): readonly string[] => [
  ...new Set(
    person.instances.all.flatMap((instance) => addressesOf(person, instance).map(({ text }) => text)),
  ),
];
