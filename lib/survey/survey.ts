import type { IConstruct } from "constructs";
import type { TerraformStack } from "../library";
import { Code } from "./code";
import { declaredBy } from "./declared";
import { Person } from "./person";

/** The people of a stack, looked at once. */
export class Survey {
  readonly code: Code;
  private all: ReadonlyMap<IConstruct, Person> | undefined;

  constructor(stack: TerraformStack) {
    this.code = new Code(stack);
  }

  /** In the order of the tree. */
  people(): readonly Person[] {
    return [...this.found().values()];
  }

  /** Whom a construct declares. */
  person(construct: IConstruct): Person | undefined {
    return this.found().get(construct);
  }

  private found(): ReadonlyMap<IConstruct, Person> {
    const { stack } = this.code;
    this.all ??= new Map(
      stack.node.findAll().flatMap((construct): [IConstruct, Person][] => {
        const person = personIn(construct, this.code);
        return person === undefined ? [] : [[construct, person]];
      }),
    );
    return this.all;
  }
}

/** Whom a construct declares, as it is now. A stack within a stack is a state of its own. */
export function personIn(construct: IConstruct, code: Code): Person | undefined {
  const declared = declaredBy(construct);
  return declared?.construct.cdktfStack === code.stack ? new Person(code, declared) : undefined;
}
